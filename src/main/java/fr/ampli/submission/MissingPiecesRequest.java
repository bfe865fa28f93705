package fr.ampli.submission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A request for missing pieces (R19).
 *
 * @param round 1 for the first one of a dossier
 * @param dueOn last day, already the new one once it is renewed
 * @param remindOn day of the reminder
 * @param renewedOn present once the request was renewed, which happens at most once
 * @param receivedOn day the pieces arrived
 * @param author first name, name and capacity of who asks, and who closes the application if nothing comes
 */
public record MissingPiecesRequest(
        int round,
        LocalDate requestedOn,
        Instant requestedAt,
        LocalDate dueOn,
        LocalDate remindOn,
        Optional<LocalDate> renewedOn,
        Optional<LocalDate> receivedOn,
        String author) {

    /** Counts requests and renewals of a dossier: tells their letters apart. */
    public int occurrence() {
        return 2 * round - (renewedOn.isPresent() ? 0 : 1);
    }
}
