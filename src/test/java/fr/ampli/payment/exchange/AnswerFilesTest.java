package fr.ampli.payment.exchange;

import static fr.ampli.payment.exchange.AnswerSamples.camt054;
import static fr.ampli.payment.exchange.AnswerSamples.csv;
import static fr.ampli.payment.exchange.AnswerSamples.debit;
import static fr.ampli.payment.exchange.AnswerSamples.pain002;
import static fr.ampli.payment.exchange.AnswerSamples.pending;
import static fr.ampli.payment.exchange.AnswerSamples.returned;
import static fr.ampli.payment.exchange.AnswerSamples.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.payment.exchange.AnswerLine.Result;
import fr.ampli.shared.Money;
import fr.ampli.shared.Refusal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in a file of answers, and what is refused as a whole. */
class AnswerFilesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String ONE = "AMPLI-2026-0042-A-1";
    private static final String HEAD = "reference;resultat;montant;date;mandat;motif;iban\n";

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void assertMalformed(byte[] file, String words) {
        assertThatThrownBy(() -> AnswerFiles.read(file))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(words);
    }

    @Test
    void a_table_is_read_in_the_encodings_of_france() {
        String table = HEAD + "\"" + ONE + "\";Payé;\"12 000,00\";02/03/2026;2026-117;;\n\n"
                + "AMPLI-2026-0043-S-2;REJETE;8000.00;2026-03-02;;\"Compte « clôturé »; voir banque\";"
                + "FR76 3000 6000 0112 3456 7890 189\n";
        for (byte[] file :
                new byte[][] {bytes(table), bytes("\uFEFF" + table), table.getBytes(Charset.forName("windows-1252"))}) {
            AnswerFile read = AnswerFiles.read(file);
            assertThat(read.format()).isEqualTo(AnswerFile.Format.CSV);
            assertThat(read.lines()).hasSize(2);
            AnswerLine first = read.lines().get(0);
            assertThat(first.position()).isEqualTo(2);
            assertThat(first.reference()).isEqualTo(ONE);
            assertThat(first.result()).isEqualTo(Result.PAID);
            assertThat(first.amount()).contains(Money.of("12000.00"));
            assertThat(first.on()).contains(DAY);
            assertThat(first.mandate()).contains("2026-117");
            AnswerLine second = read.lines().get(1);
            assertThat(second.position()).isEqualTo(4);
            assertThat(second.result()).isEqualTo(Result.REJECTED);
            assertThat(second.reason()).contains("Compte « clôturé »; voir banque");
            assertThat(second.iban()).contains("FR7630006000011234567890189");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a;PAYE;12000;2026-03-02;M1;;|Ligne 2",
                "AMPLI-2026-0042-A-1;PAYE;douze;2026-03-02;M1;;|Ligne 2 : le montant",
                "AMPLI-2026-0042-A-1;PAYE;-1;2026-03-02;M1;;|Ligne 2 : le montant",
                "AMPLI-2026-0042-A-1;PAYE;0,001;2026-03-02;M1;;|Ligne 2 : le montant",
                "AMPLI-2026-0042-A-1;PAYE;1;2026-02-30;M1;;|Ligne 2 : la date",
                "AMPLI-2026-0042-A-1;PAYE;1;31/02/2026;M1;;|Ligne 2 : la date",
                "AMPLI-2026-0042-A-1;PAYE;1;;M1;;|Ligne 2 : la date",
                "AMPLI-2026-0042-A-1;PAYE;1;2026-03-02;;;|Ligne 2 : le numéro de mandat",
                "AMPLI-2026-0042-A-1;REJETE;1;2026-03-02;;;|Ligne 2 : le motif",
                "AMPLI-2026-0042-A-1;PEUT-ETRE;1;2026-03-02;M1;;|Ligne 2 : le résultat",
                "AMPLI-2026-0042-A-1;PAYE;1;2026-03-02;M1|Ligne 2 : 5 colonnes",
                "AMPLI-2026-0042-A-1;PAYE;1;2026-03-02;M1;;FR00123|Ligne 2 : l'IBAN",
                "AMPLI-2026-0042-A-1;\"PAYE;1;2026-03-02;M1;;|Ligne 2 : un guillemet",
                "\"AMPLI\"-2026;PAYE;1;2026-03-02;M1;;|Ligne 2 : du texte suit",
                ";PAYE;1;2026-03-02;M1;;|Ligne 2 : la référence",
            })
    void a_table_with_one_wrong_line_is_refused_and_the_line_is_named(String line, String words) {
        if (line.startsWith("a;")) {
            // an unknown reference is for the record to judge, not a fault of the file
            assertThat(AnswerFiles.read(bytes(HEAD + line + "\n")).lines()).hasSize(1);
            return;
        }
        assertMalformed(bytes(HEAD + line + "\n"), words);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        assertThatThrownBy(() -> AnswerFiles.read(csv("x;NON;1;2026-03-02;M;;", "x;PAYE;a;b;;;")))
                .hasMessageContaining("Ligne 2")
                .hasMessageContaining("Ligne 3 : le montant")
                .hasMessageContaining("Ligne 3 : la date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b;c\n1;2;3\n",
                "%PDF-1.7\n",
                "PK\u0003\u0004",
                "reference;resultat;montant\nx;PAYE;1\n",
                "reference;resultat;montant;date;date\n",
                "<html><body>Erreur</body></html>",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"/>",
                "   \n\n"
            })
    void what_is_none_of_the_three_formats_is_refused(String content) {
        assertThatThrownBy(() -> AnswerFiles.read(bytes(content))).isInstanceOf(Refusal.class);
    }

    @Test
    void an_empty_file_and_one_without_answers_are_refused() {
        assertMalformed(new byte[0], "vide");
        assertMalformed(bytes(HEAD), "aucune réponse");
        assertMalformed(camt054(), "aucune réponse");
    }

    @Test
    void hostile_bytes_are_refused_without_breaking_down() {
        assertMalformed(bytes(HEAD + "AMPLI\u0000-2026;PAYE;1;2026-03-02;M;;\n"), "Ligne 2 : un caractère de commande");
        assertMalformed(bytes(HEAD + "A".repeat(600) + ";PAYE;1;2026-03-02;M;;\n"), "Ligne 2 : une valeur dépasse");
        assertMalformed(bytes(HEAD + "x;PAYE;1;2026-03-02;M;;\n".repeat(6_000)), "plus de 5000 lignes");
        Random random = new Random(20260302);
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            byte[] file = i % 3 == 0
                    ? noise
                    : mutated(
                            i % 3 == 1 ? csv("x;PAYE;1;2026-03-02;M;;") : camt054(debit(ONE, "1.00", "EUR", DAY, "")),
                            random);
            try {
                assertThat(AnswerFiles.read(file)).isNotNull();
            } catch (Refusal refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    private static byte[] mutated(byte[] file, Random random) {
        byte[] copy = Arrays.copyOf(file, file.length);
        for (int i = 0; i <= random.nextInt(4); i++) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length)) : copy;
    }

    @Test
    void no_entity_is_opened_and_no_bomb_goes_off() {
        String bomb = """
                <?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">&d;</Document>
                """;
        String outside = """
                <?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">&x;</Document>
                """;
        String definition = "<!DOCTYPE d SYSTEM \"http://127.0.0.1:1/d.dtd\"><d/>";
        for (String file : new String[] {bomb, outside, definition}) {
            Assertions.assertTimeout(Duration.ofSeconds(5), () -> assertMalformed(bytes(file), "DOCTYPE"));
        }
        assertMalformed(bytes("<Document xmlns=\"x\">\n<a>\n"), "Ligne 3");
    }

    @Test
    void a_status_report_is_judged_by_its_schema_and_read() {
        AnswerFile read = AnswerFiles.read(pain002(
                "AMPLI-EXP-2026-00001",
                DAY,
                status(ONE, "ACSC", ""),
                status("AMPLI-2026-0043-A-1", "RJCT", "AC04"),
                status("AMPLI-2026-0044-A-1", "ACSP", "")));
        assertThat(read.format()).isEqualTo(AnswerFile.Format.PAIN_002);
        assertThat(read.lines())
                .extracting(AnswerLine::result)
                .containsExactly(Result.PAID, Result.REJECTED, Result.NONE);
        assertThat(read.lines().get(0).on()).contains(DAY);
        assertThat(read.lines().get(1).reason()).contains("AC04");
        assertMalformed(
                bytes(new String(pain002("X", DAY, status(ONE, "ACSC", "")), StandardCharsets.UTF_8)
                        .replace("TxSts>", "TxState>")),
                "schéma pain.002.001.10");
        AnswerFile whole = AnswerFiles.read(pain002("AMPLI-EXP-2026-00001", DAY));
        assertThat(whole.lines()).isEmpty();
        assertThat(whole.wholeBatch().orElseThrow().reference()).isEqualTo("AMPLI-EXP-2026-00001");
        assertThat(whole.wholeBatch().orElseThrow().result()).isEqualTo(Result.REJECTED);
    }

    @Test
    void a_notification_tells_debits_returns_and_what_is_pending() {
        AnswerFile read = AnswerFiles.read(camt054(
                debit(ONE, "12000.00", "EUR", DAY, "FR7630006000011234567890189"),
                returned("AMPLI-2026-0043-A-1", "12000.00", DAY),
                pending("AMPLI-2026-0044-A-1", "12000.00", DAY),
                debit("AMPLI-2026-0045-A-1", "12000.00", "USD", DAY, "")));
        assertThat(read.lines())
                .extracting(AnswerLine::result)
                .containsExactly(Result.PAID, Result.REJECTED, Result.NONE, Result.PAID);
        assertThat(read.lines().get(0).amount()).contains(Money.of("12000.00"));
        assertThat(read.lines().get(0).iban()).contains("FR7630006000011234567890189");
        assertThat(read.lines().get(1).reason()).contains("AC04 : Compte clos");
        assertThat(read.lines().get(3).problem()).isNotEqualTo(Optional.empty());
    }
}
