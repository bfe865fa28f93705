package fr.ampli.payment;

import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of a file of answers.
 *
 * @param position line of the table, or number of the transaction, as the file counts
 * @param result PAID, REJECTED or NONE
 * @param why in French, unless it was applied or waits
 */
public record AnswerImportLine(
        long id,
        long fileId,
        int position,
        String reference,
        String result,
        Optional<Money> amount,
        Optional<LocalDate> on,
        Optional<String> mandate,
        Optional<String> reason,
        Optional<String> ibanHash,
        LineFate fate,
        Optional<String> why) {}
