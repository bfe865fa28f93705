package fr.ampli.correspondence;

import java.time.Instant;
import java.util.Optional;

/**
 * What an attempt to hand a letter over came to.
 *
 * @param letter as it is now
 * @param againAt when to try again, where it was not its turn; a server that does not answer is an exception instead
 */
public record Delivery(Letter letter, Optional<Instant> againAt) {

    static Delivery of(Letter letter) {
        return new Delivery(letter, Optional.empty());
    }

    static Delivery later(Letter letter, Instant moment) {
        return new Delivery(letter, Optional.of(moment));
    }
}
