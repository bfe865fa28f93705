package fr.ampli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

    private enum Colour {
        RED
    }

    private final Checks checks = new Checks();

    private String code() {
        assertThat(checks.reasons()).hasSize(1);
        Reason reason = checks.reasons().get(0);
        assertThat(reason.field()).isEqualTo("f");
        assertThat(reason.sentence()).contains("« Libellé »");
        return reason.code();
    }

    @Test
    void refusesWithEveryReasonInOrder() {
        checks.text("", "name", "Nom", 10);
        checks.require(true, Reason.of("A", "R01", "", "Jamais dit."));
        checks.require(false, Reason.of("B", "R02", "", "Faites ceci."));
        assertThat(checks.<String>need(Optional.empty(), Reason.of("C", "", "", "Faites cela.")))
                .isNull();
        assertThat(checks.need(Optional.of("x"), Reason.of("D", "", "", "Jamais dit.")))
                .isEqualTo("x");

        assertThat(checks.ok()).isFalse();
        Refusal refusal = catchThrowableOfType(Refusal.class, checks::orThrow);
        assertThat(refusal.reasons()).extracting(Reason::code).containsExactly("REQUIRED", "B", "C");
        assertThat(refusal.getMessage().lines())
                .containsExactly(
                        "« Nom » : cette information est nécessaire, complétez-la.", "Faites ceci.", "Faites cela.");
    }

    @Test
    void letsThroughWhatIsRight() {
        checks.orThrow();
        assertThat(checks.ok()).isTrue();
        assertThatThrownBy(() -> Refusal.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Reason.of("X", "", "", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textIsStrippedAndMeasuredInCharacters() {
        assertThat(checks.text("\u00A0 L'Atelier \u202F\n", "f", "Libellé", 9)).isEqualTo("L'Atelier");
        assertThat(checks.text("🌱🌱", "f", "Libellé", 2)).isEqualTo("🌱🌱");
        checks.orThrow();
        assertThat(checks.text("L'Atelier!", "f", "Libellé", 9)).isNull();
        assertThat(code()).isEqualTo("TOO_LONG");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u00A0", "\u200B", "\r\n"})
    void nothingIsRefusedOnlyWhereItIsRequired(String nothing) {
        assertThat(checks.optionalText(nothing, "f", "Libellé", 9)).isNull();
        assertThat(checks.optionalLongText(nothing, "f", "Libellé", 9)).isNull();
        assertThat(checks.optionalDate(nothing, "f", "Libellé")).isNull();
        assertThat(checks.optionalDecimal(nothing, "f", "Libellé")).isNull();
        assertThat(checks.optionalChoice(Colour.class, nothing, "f", "Libellé")).isNull();
        assertThat(checks.optionalEmail(nothing, "f", "Libellé")).isNull();
        assertThat(checks.optionalPhone(nothing, "f", "Libellé")).isNull();
        checks.orThrow();

        checks.text(nothing, "f", "Libellé", 9);
        checks.longText(nothing, "f", "Libellé", 9);
        checks.date(nothing, "f", "Libellé");
        checks.decimal(nothing, "f", "Libellé");
        checks.integer(nothing, "f", "Libellé", 0, 5);
        checks.integer((Integer) null, "f", "Libellé", 0, 5);
        checks.yes(nothing, "f", "Libellé");
        checks.yes((Boolean) null, "f", "Libellé");
        checks.choice(Colour.class, nothing, "f", "Libellé");
        checks.email(nothing, "f", "Libellé");
        checks.phone(nothing, "f", "Libellé");
        assertThat(checks.reasons()).hasSize(11).allMatch(r -> r.code().equals("REQUIRED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\r\nBcc: x@y.fr", "a\tb", "a\u0000b", "a\u2028b", "a\u202Eb", "a\uD800b"})
    void oneLineHoldsNoControlCharacter(String text) {
        assertThat(checks.text(text, "f", "Libellé", 99)).isNull();
        assertThat(code()).isEqualTo("FORBIDDEN_CHARACTER");
    }

    @Test
    void severalLinesKeepTheirBreaks() {
        assertThat(checks.longText(" un\r\ndeux\rtrois\tfin ", "f", "Libellé", 99))
                .isEqualTo("un\ndeux\ntrois\tfin");
        checks.orThrow();
        checks.longText("a\u0000b", "f", "Libellé", 99);
        assertThat(code()).isEqualTo("FORBIDDEN_CHARACTER");
    }

    @Test
    void readsDates() {
        assertThat(checks.date(" 2028-02-29 ", "f", "Libellé")).isEqualTo(LocalDate.of(2028, 2, 29));
        assertThat(checks.date("1900-01-01", "f", "Libellé")).isNotNull();
        checks.orThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-29",
                "01/02/2026",
                "2026-1-2",
                "0026-03-01",
                "1899-12-31",
                "2200-01-01",
                "+2026-01-01",
                "2026-01-01T00:00"
            })
    void refusesOtherDates(String text) {
        assertThat(checks.date(text, "f", "Libellé")).isNull();
        assertThat(code()).isEqualTo("NOT_A_DATE");
    }

    @ParameterizedTest
    @CsvSource({
        "'17,5', 17.5",
        "17.50, 17.50",
        "'1 234,56', 1234.56",
        "'20\u202F000,00', 20000.00",
        "'20\u00A0000', 20000",
        "-3, -3",
        "0, 0"
    })
    void readsDecimals(String text, BigDecimal number) {
        assertThat(checks.decimal(text, "f", "Libellé")).isEqualTo(number);
        checks.orThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "17 5",
                "1.234,56",
                "1,2,3",
                "17,",
                ",5",
                "1e3",
                "12 h",
                "NaN",
                "0x1A",
                "1234567890123",
                "1,1234567",
                "١٢"
            })
    void refusesOtherDecimals(String text) {
        assertThat(checks.decimal(text, "f", "Libellé")).isNull();
        assertThat(code()).isEqualTo("NOT_A_NUMBER");
    }

    @ParameterizedTest
    @CsvSource({"-1, OUT_OF_RANGE", "0,", "5,", "6, OUT_OF_RANGE", "'2,5', NOT_A_NUMBER", "9999999999, NOT_A_NUMBER"})
    void readsWholeNumbersInRange(String text, String refused) {
        int number = checks.integer(text, "f", "Libellé", 0, 5);
        if (refused == null) {
            checks.orThrow();
            assertThat(number).isEqualTo(Integer.parseInt(text));
        } else {
            assertThat(code()).isEqualTo(refused);
        }
    }

    @Test
    void readsYesAndNo() {
        assertThat(checks.yes("true", "f", "Libellé")).isTrue();
        assertThat(checks.yes("Oui", "f", "Libellé")).isTrue();
        assertThat(checks.yes("non", "f", "Libellé")).isFalse();
        assertThat(checks.yes(true, "f", "Libellé")).isTrue();
        assertThat(checks.yes(false, "f", "Libellé")).isFalse();
        checks.orThrow();
        checks.yes("peut-être", "f", "Libellé");
        assertThat(code()).isEqualTo("NOT_YES_OR_NO");
    }

    @Test
    void readsChoices() {
        assertThat(checks.choice(Colour.class, "RED", "f", "Libellé")).isEqualTo(Colour.RED);
        checks.orThrow();
        assertThat(checks.choice(Colour.class, "red", "f", "Libellé")).isNull();
        assertThat(code()).isEqualTo("NOT_A_CHOICE");
    }

    @Test
    void readsEmails() {
        assertThat(checks.email(" Lea.Petit+ampli@exemple.fr ", "f", "Libellé"))
                .isEqualTo("Lea.Petit+ampli@exemple.fr");
        assertThat(checks.email("contact@économie.fr", "f", "Libellé")).isEqualTo("contact@xn--conomie-9xa.fr");
        checks.orThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lea",
                "lea@",
                "@exemple.fr",
                "lea@exemple",
                "lea@exemple.fr\r\nBcc: x@y.fr",
                "lea\n@exemple.fr",
                "a@x.fr, b@x.fr",
                "Léa <lea@exemple.fr>",
                "léa@exemple.fr",
                "lea@[127.0.0.1]",
                "\"a b\"@exemple.fr"
            })
    void refusesOtherEmails(String text) {
        assertThat(checks.email(text, "f", "Libellé")).isNull();
        assertThat(code()).isEqualTo("NOT_AN_EMAIL");
    }

    @ParameterizedTest
    @CsvSource({
        "0557578000, 05 57 57 80 00",
        "05.57.57.80.00, 05 57 57 80 00",
        "+33 5 57 57 80 00, 05 57 57 80 00",
        "+33(0)5 57 57 80 00, 05 57 57 80 00",
        "+32 2 748 19 10, +3227481910"
    })
    void readsPhones(String text, String phone) {
        assertThat(checks.phone(text, "f", "Libellé")).isEqualTo(phone);
        checks.orThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"055757800", "05575780000", "0057578000", "+335575780", "12", "-", "05 57 57 80 0O"})
    void refusesOtherPhones(String text) {
        assertThat(checks.phone(text, "f", "Libellé")).isNull();
        assertThat(code()).isEqualTo("NOT_A_PHONE");
    }

    @Test
    void writesDaysInFrench() {
        assertThat(French.date(LocalDate.of(2026, 3, 12))).isEqualTo("12 mars 2026");
        assertThat(French.date(LocalDate.of(2026, 8, 1))).isEqualTo("1er août 2026");
    }
}
