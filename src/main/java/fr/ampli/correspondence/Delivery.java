package fr.ampli.correspondence;

import java.time.Instant;
import java.util.Optional;

/**
 * What an attempt to hand a letter over came to.
 *
 * @param state where the letter is now
 * @param againAt when to try again, where it was not its turn; a server that does not answer is an exception instead
 */
public record Delivery(LetterState state, Optional<Instant> againAt) {

    static Delivery of(LetterState state) {
        return new Delivery(state, Optional.empty());
    }

    static Delivery later(Instant moment) {
        return new Delivery(LetterState.NEW, Optional.of(moment));
    }
}
