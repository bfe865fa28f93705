package fr.ampli.job;

import fr.ampli.shared.Reason;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something to be put in order that does not undo the result; it stays visible once it is.
 *
 * @param since day of the contract or amendment that left it open
 * @param cure how and when it was put in order
 */
public record Reserve(long hireId, Reason reason, LocalDate since, Optional<Cure> cure) {

    /** @param reference the document or the words that put it in order */
    public record Cure(LocalDate on, String reference) {}

    public boolean isOpen() {
        return cure.isEmpty();
    }
}
