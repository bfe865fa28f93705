package fr.ampli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {

    @ParameterizedTest
    @CsvSource({
        "73282932000074, Luhn over both levels",
        "35600000000048, head office of La Poste: Luhn",
        "35600000009075, post office: digit sum 35",
        "732 829 320 00074, as written on letters",
        "'732\u00A0829\u202F320\u00A000074', as pasted from a letter"
    })
    void readsSirets(String text, String why) {
        assertThat(Siret.read(text)).as(why).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "73282932000075, last digit wrong",
        "35600000009076, post office whose digit sum is 36",
        "35600000009074, post office whose digit sum is 34",
        "7328293200007, a digit short",
        "732829320000740, a digit long",
        "00000000000000, only zeros",
        "7328293200007O, a letter",
        "73282932100072, SIREN inside wrong while the whole passes Luhn",
        "٧٣٢٨٢٩٣٢٠٠٠٠٧٤, digits of another script"
    })
    void refusesOtherSirets(String text, String why) {
        assertThat(Siret.read(text)).as(why).isEmpty();
    }

    @Test
    void aSiretKnowsItsSiren() {
        Siret siret = Siret.read("73282932000074").orElseThrow();
        assertThat(siret.siren()).isEqualTo(new Siren("732829320"));
        assertThat(siret.formatted()).isEqualTo("732\u00A0829\u00A0320\u00A000074");
        assertThat(siret.siren().formatted()).isEqualTo("732\u00A0829\u00A0320");
        assertThat(siret).hasToString("73282932000074");
    }

    @Test
    void readsSirens() {
        assertThat(Siren.read("732 829 320")).isPresent();
        assertThat(Siren.read("356000000")).isPresent();
        assertThat(Siren.read("732829321")).isEmpty();
        assertThat(Siren.read("000000000")).isEmpty();
        assertThatThrownBy(() -> new Siren("732829321")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Siret(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void nothingIsNoIdentifier(String nothing) {
        assertThat(Siren.read(nothing)).isEmpty();
        assertThat(Siret.read(nothing)).isEmpty();
        assertThat(Rna.read(nothing)).isEmpty();
        assertThat(Iban.read(nothing)).isEmpty();
        assertThat(Bic.read(nothing)).isEmpty();
        assertThat(DossierNumber.read(nothing)).isEmpty();
    }

    @Test
    void readsRna() {
        assertThat(Rna.read("w332 012345")).contains(new Rna("W332012345"));
        assertThat(Rna.read("W33201234")).isEmpty();
        assertThat(Rna.read("W3320123456")).isEmpty();
        assertThat(Rna.read("X332012345")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FR7630006000011234567890189",
                "FR1420041010050500013M02606",
                "fr76 3000 6000 0112 3456 7890 189",
                "BE68539007547034"
            })
    void readsIbans(String text) {
        assertThat(Iban.read(text)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "FR7630006000011234567890188, modulo 97",
        "FR763000600001123456789018, a character short",
        "FR76300060000112345678901890, a character long",
        "FR4930006000011234567890190, modulo 97 right but RIB key wrong",
        "ZZ7630006000011234567890189, no such country"
    })
    void refusesOtherIbans(String text, String why) {
        assertThat(Iban.read(text)).as(why).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FR7630003005200003726040539, national bank",
        "FR7610278060410002041280173, mutual bank",
        "FR1420041010050500013M02606, postal account with a letter",
        "FR5315589569000A4B7J2K9S141, letters of every row",
        "FR7642559100000801234567812, cooperative bank",
        "FR051333500301Z000000000738, last letter"
    })
    void readsRibsOfAllKinds(String text, String what) {
        assertThat(Iban.read(text)).as(what).isPresent();
    }

    /** Their IBAN key is right: nothing but the key of the RIB is wrong. */
    @ParameterizedTest
    @CsvSource({
        "FR4930003005200003726040540, RIB key of: national bank",
        "FR4910278060410002041280174, RIB key of: mutual bank",
        "FR8420041010050500013M02607, RIB key of: postal account with a letter",
        "FR2615589569000A4B7J2K9S142, RIB key of: letters of every row",
        "FR4942559100000801234567813, RIB key of: cooperative bank",
        "FR751333500301Z000000000739, RIB key of: last letter"
    })
    void refusesRibsWithAnotherKey(String text, String what) {
        assertThat(new org.apache.commons.validator.routines.IBANValidator().isValid(text))
                .isTrue();
        assertThat(Iban.read(text)).as(what).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"AGRIFRPP, true", "BFCORERE, true", "SOGEPFPF, true", "DEUTDEFF, false", "CMCIMCM1, false"})
    void knowsBanksOfFrenchAccounts(String text, boolean french) {
        assertThat(Bic.read(text).orElseThrow().isOfFrenchAccounts()).isEqualTo(french);
    }

    @Test
    void theRefusedRibKeyIsRefusedForItsKeyAlone() {
        assertThat(new org.apache.commons.validator.routines.IBANValidator().isValid("FR4930006000011234567890190"))
                .isTrue();
    }

    @Test
    void anIbanNeverShowsItself() {
        Iban iban = Iban.read("FR7630006000011234567890189").orElseThrow();
        assertThat(iban.masked()).isEqualTo("••••\u00A00189");
        assertThat(iban).hasToString(iban.masked());
        assertThat(iban.value()).isEqualTo("FR7630006000011234567890189");
        assertThat(iban.isFrench()).isTrue();
        assertThat(Iban.read("BE68539007547034").orElseThrow().isFrench()).isFalse();
        assertThatThrownBy(() -> new Iban("FR7630006000011234567890188"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("1234567890");
    }

    @Test
    void readsBics() {
        assertThat(Bic.read("agri frpp")).contains(new Bic("AGRIFRPP"));
        assertThat(Bic.read("AGRIFRPP833")).isPresent();
        assertThat(Bic.read("AGRIFRPP83")).isEmpty();
        assertThat(Bic.read("AGRIZZPP")).isEmpty();
        assertThat(Bic.read("AGR1FRPP")).isEmpty();
    }

    @Test
    void readsDossierNumbers() {
        DossierNumber number = DossierNumber.of(2026, 42);
        assertThat(number).hasToString("AMPLI-2026-0042");
        assertThat(DossierNumber.read(" ampli-2026-0042 ")).contains(number);
        assertThat(DossierNumber.read("AMPLI-2026-9999")).contains(DossierNumber.of(2026, 9999));
        assertThat(DossierNumber.of(2026, 10_000).value()).isEqualTo("AMPLI-2026-10000");
        assertThat(DossierNumber.read("AMPLI-2026-10000")).contains(DossierNumber.of(2026, 10_000));
        assertThat(DossierNumber.parse("AMPLI-2026-0042")).isEqualTo(number).isLessThan(DossierNumber.of(2026, 43));
    }

    @ParameterizedTest
    @CsvSource({
        "AMPLI-2026-042, three digits",
        "AMPLI-2026-00042, a second spelling of 0042",
        "AMPLI-2026-0000, nothing is numbered 0",
        "AMPLI-26-0042, two digits of year",
        "AMPLI-2026-12345678, too long",
        "AMPLI20260042, no hyphens"
    })
    void refusesOtherDossierNumbers(String text, String why) {
        assertThat(DossierNumber.read(text)).as(why).isEmpty();
        assertThatThrownBy(() -> DossierNumber.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPersonHasAnId() {
        assertThat(new Person("instructeur2")).hasToString("instructeur2");
        assertThatThrownBy(() -> new Person(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Person("x".repeat(101))).isInstanceOf(IllegalArgumentException.class);
    }
}
