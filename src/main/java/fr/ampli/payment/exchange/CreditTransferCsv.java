package fr.ampli.payment.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A batch as a table, for finance systems that take no bank file: UTF-8 without mark, a heading line, semicolons, every
 * field in quotation marks, lines ended by CR LF, amounts with a point. Column by column: docs/payment-exchange.md.
 */
public final class CreditTransferCsv {

    private static final List<String> HEADING = List.of(
            "lot",
            "reference",
            "dossier",
            "versement",
            "tentative",
            "montant",
            "devise",
            "titulaire",
            "iban",
            "bic",
            "libelle",
            "execution");

    private CreditTransferCsv() {}

    public static byte[] write(TransferBatch batch) {
        Stream<List<String>> lines = batch.transfers().stream()
                .map(transfer -> List.of(
                        batch.messageId(),
                        transfer.reference(),
                        transfer.dossier().value(),
                        transfer.instalment(),
                        String.valueOf(transfer.attempt()),
                        transfer.amount().amount().toPlainString(),
                        "EUR",
                        transfer.holderName(),
                        transfer.iban().value(),
                        transfer.bic().value(),
                        transfer.label(),
                        batch.executeOn().toString()));
        return Stream.concat(Stream.of(HEADING), lines)
                .map(line -> line.stream().map(CreditTransferCsv::field).collect(Collectors.joining(";")))
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Quoted; what a spreadsheet would take for a formula is kept a word by an apostrophe, line breaks become spaces. */
    private static String field(String value) {
        String line = value.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
        String word = line.matches("^\\s*[=+\\-@＝＋－＠].*") ? "'" + line : line;
        return '"' + word.replace("\"", "\"\"") + '"';
    }
}
