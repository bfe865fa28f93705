package fr.ampli.payment;

import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An answer that one person typed from the accountant's paper.
 *
 * @param paid with mandate and day; if not, rejected for a reason
 * @param returnReason why the last second look gave it back, if it did
 */
public record ManualAnswer(
        long id,
        int attempt,
        boolean paid,
        Optional<String> mandateNumber,
        Optional<LocalDate> paidOn,
        Optional<String> reason,
        Person enteredBy,
        boolean open,
        Optional<String> returnReason) {}
