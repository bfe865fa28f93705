package fr.ampli.payment.exchange;

import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a file says of one payment. Whether that may be believed is not said here.
 *
 * @param position line of a table (its heading is line 1), or number of the transaction, from 1
 * @param reference what the file calls the payment, "" if it does not name it
 * @param amount in euros, if the file gives one
 * @param on the day on which it was paid or rejected
 * @param mandate under which number it was paid
 * @param reason why it was rejected, as the file says
 * @param iban whose account, in capitals without spaces, if the file says
 * @param problem why nothing can be made of it, in French, if so
 */
public record AnswerLine(
        int position,
        String reference,
        Result result,
        Optional<Money> amount,
        Optional<LocalDate> on,
        Optional<String> mandate,
        Optional<String> reason,
        Optional<String> iban,
        Optional<String> problem) {

    /** What became of the payment: {@code NONE} where the file only says that it is on its way. */
    public enum Result {
        PAID,
        REJECTED,
        NONE
    }
}
