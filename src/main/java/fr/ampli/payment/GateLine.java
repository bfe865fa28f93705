package fr.ampli.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * What one check of the payment gate found.
 *
 * @param sentence what is checked, as it would be true
 * @param fact what was found, in French
 * @param remedy what would unblock it
 * @param clearedBy who can do that
 * @param bypass the leave that lets it go, if one does
 */
public record GateLine(
        String code,
        String clause,
        GateOutcome outcome,
        String sentence,
        String fact,
        String remedy,
        ClearedBy clearedBy,
        Optional<Leave> bypass,
        Instant checkedAt) {

    /**
     * The bypass that was in force.
     *
     * @param id its number
     * @param note who asked, who granted, when, why and until when, in one French sentence
     */
    public record Leave(long id, String note) {}

    /** Whether it does not stand against the payment. */
    public boolean passed() {
        return outcome != GateOutcome.FAILED;
    }
}
