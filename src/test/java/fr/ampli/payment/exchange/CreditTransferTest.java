package fr.ampli.payment.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.shared.Bic;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Money;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A batch as a table and as a bank file. */
class CreditTransferTest {

    private static final Debtor REGION = new Debtor(
            "Région Nouvelle-Aquitaine", new Iban("FR7630001007941234567890185"), new Bic("BDFEFRPPCCT"), "SEPA");

    private static TransferBatch batch(String... names) {
        return new TransferBatch(
                "AMPLI-EXP-2026-00001",
                Instant.parse("2026-03-02T09:00:00.123Z"),
                LocalDate.of(2026, 3, 3),
                IntStream.range(0, names.length)
                        .mapToObj(i -> new Transfer(
                                "AMPLI-2026-%04d-A-1".formatted(i + 1),
                                DossierNumber.of(2026, i + 1),
                                "avance",
                                1,
                                Money.of("12000.00"),
                                names[i],
                                new Iban("FR7630006000011234567890189"),
                                new Bic("AGRIFRPP")))
                        .toList());
    }

    private static String xml(TransferBatch batch) {
        return new String(CreditTransferXml.write(batch, REGION), StandardCharsets.UTF_8);
    }

    @Test
    void a_bank_file_says_who_pays_whom_how_much_and_under_which_reference() {
        assertThat(xml(batch("Association L'Épi d'Or", "Coopérative Œuvre & Fils")))
                .contains("<MsgId>AMPLI-EXP-2026-00001</MsgId>", "<CreDtTm>2026-03-02T09:00:00Z</CreDtTm>")
                .contains("<NbOfTxs>2</NbOfTxs><CtrlSum>24000.00</CtrlSum>")
                .contains("<ReqdExctnDt><Dt>2026-03-03</Dt></ReqdExctnDt>")
                .contains("<Nm>Region Nouvelle-Aquitaine</Nm>", "<Nm>Association L'Epi d'Or</Nm>")
                .contains("<Nm>Cooperative OEuvre et Fils</Nm>")
                .contains("<EndToEndId>AMPLI-2026-0001-A-1</EndToEndId>")
                .contains("<InstdAmt Ccy=\"EUR\">12000.00</InstdAmt>")
                .contains("<IBAN>FR7630006000011234567890189</IBAN>", "<BICFI>AGRIFRPP</BICFI>");
    }

    @Test
    void the_same_batch_gives_the_same_bytes() {
        assertThat(CreditTransferXml.write(batch("A", "B"), REGION))
                .isEqualTo(CreditTransferXml.write(batch("A", "B"), REGION));
        assertThat(CreditTransferCsv.write(batch("A", "B"))).isEqualTo(CreditTransferCsv.write(batch("A", "B")));
    }

    @Test
    void any_name_gives_a_file_that_its_schema_takes() {
        Random random = new Random(42);
        String[] names = IntStream.range(0, 2_000)
                .mapToObj(i -> random.ints(1 + random.nextInt(200), 32, 0x2FFF)
                        .filter(Character::isDefined)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString())
                .toArray(String[]::new);
        assertThat(xml(batch(names))).contains("<NbOfTxs>2000</NbOfTxs>").doesNotContain("<Nm></Nm>");
    }

    @Test
    void what_the_schema_refuses_is_handed_to_nobody() {
        TransferBatch wrong = new TransferBatch(
                "M".repeat(36),
                Instant.EPOCH,
                LocalDate.of(2026, 3, 3),
                batch("A").transfers());
        assertThatThrownBy(() -> CreditTransferXml.write(wrong, REGION))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("FR76");
        assertThatThrownBy(() -> new TransferBatch("X", Instant.EPOCH, LocalDate.of(2026, 3, 3), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_table_keeps_accents_and_quotes_and_lets_no_formula_through() {
        String table = new String(
                CreditTransferCsv.write(
                        batch("Café \"Le Phare\"; SCIC", "=HYPERLINK(\"http://x\")", "@SOMME(A1)", "-1+2\n3")),
                StandardCharsets.UTF_8);
        assertThat(table.lines().toList())
                .hasSize(5)
                .startsWith(
                        "\"lot\";\"reference\";\"dossier\";\"versement\";\"tentative\";\"montant\";\"devise\";\"titulaire\";\"iban\";\"bic\";\"libelle\";\"execution\"",
                        "\"AMPLI-EXP-2026-00001\";\"AMPLI-2026-0001-A-1\";\"AMPLI-2026-0001\";\"avance\";\"1\";\"12000.00\";\"EUR\";"
                                + "\"Café \"\"Le Phare\"\"; SCIC\";\"FR7630006000011234567890189\";\"AGRIFRPP\";"
                                + "\"AMPLI avance dossier AMPLI-2026-0001\";\"2026-03-03\"");
        assertThat(table)
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\"", "\"'@SOMME(A1)\"", "\"'-1+2 3\"")
                .endsWith("\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02, 2026-03-03",
        "2026-03-06, 2026-03-09",
        "2026-04-02, 2026-04-07", // Good Friday and Easter Monday
        "2026-04-30, 2026-05-04", // 1 May, then a weekend
        "2026-07-13, 2026-07-14", // banks move euros on Bastille day
        "2026-12-24, 2026-12-28"
    })
    void money_leaves_on_a_day_on_which_target_is_open(LocalDate written, LocalDate executed) {
        assertThat(TargetDays.after(written)).isEqualTo(executed);
    }
}
