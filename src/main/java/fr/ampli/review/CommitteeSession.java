package fr.ampli.review;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A session of the committee on one dossier.
 *
 * @param session 1 to 3; only the first two may adjourn (E07)
 * @param complementAsked what is missing, for an adjournment
 * @param complementDueOn last day for it
 * @param withdrawnMembers who left the room because of an interest (E26)
 */
public record CommitteeSession(
        int session,
        LocalDate heldOn,
        CommitteeOutcome outcome,
        String grounds,
        Optional<String> complementAsked,
        Optional<LocalDate> complementDueOn,
        Optional<String> withdrawnMembers) {}
