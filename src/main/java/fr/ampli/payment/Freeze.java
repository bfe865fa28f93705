package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.util.Optional;

/**
 * A stop on the money of a dossier.
 *
 * @param grounds why it was asked for: only for who may read freezes
 * @param decidedBy who confirmed or dropped it, never who asked for it
 * @param liftGrounds why somebody asks to lift it, as long as nobody has said no
 */
public record Freeze(
        long id,
        DossierNumber dossier,
        FreezeKind kind,
        FreezeState state,
        String grounds,
        Person openedBy,
        Instant openedAt,
        Optional<Person> decidedBy,
        Optional<String> decisionGrounds,
        Optional<String> liftGrounds,
        Optional<Person> liftAskedBy) {

    /** Without its grounds: this one may end up in a log. */
    @Override
    public String toString() {
        return "Freeze[" + id + ", " + dossier + "]";
    }
}
