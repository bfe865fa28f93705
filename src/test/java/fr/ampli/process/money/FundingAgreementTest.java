package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.agreement.LapseCause;
import fr.ampli.document.DocumentKind;
import fr.ampli.payment.LedgerKind;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Siret;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** funding-agreement: steps 12 and 13, E12, E38, R14, R26, R50, R51, R59. */
class FundingAgreementTest extends MoneyScenario {

    private static final String KEY = "funding-agreement";

    private DossierNumber begun() {
        DossierNumber number = awarded();
        start(KEY, number, Map.of());
        return number;
    }

    private DossierNumber sent() {
        DossierNumber number = begun();
        walk.complete(number, "UserTask_PrepareAgreement", "instructeur");
        return number;
    }

    @Test
    void both_sign_and_the_agreement_is_in_force() {
        DossierNumber number = sent();
        assertThat(letter(number, "prête à signer"))
                .contains("20 000,00 €", "12 000,00 €", "8 000,00 €", "Animateur", "1er avril 2026", "2023/2831")
                .contains("•••• 0189");

        walk.complete(number, "UserTask_RecordHolderSignature", "instructeur");
        walk.complete(number, "UserTask_SignForRegion", "signataire");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_InForce");
        assertThat(passed(number, KEY)).doesNotContain("ServiceTask_LapseAward", "SendTask_RemindSignature");
        assertThat(letter(number, "en vigueur")).contains("vaut notification", "2 juin 2026");
        assertThat(agreements.get(number).isInForce()).isTrue();
        assertThat(ledger.total(number).granted()).isEqualTo(Money.of("20000.00"));
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED);
        assertThat(isRunning(number)).isFalse();
        assertAccountStaysSecret(number);
    }

    @Test
    void the_holder_does_not_sign_and_the_award_lapses() {
        DossierNumber number = sent();

        walk.complete(number, "UserTask_RecordHolderSignature", "instructeur", "refused", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Lapsed");
        assertThat(passed(number, KEY)).doesNotContain("ServiceTask_BringIntoForce");
        assertThat(agreements.get(number).lapseCause()).contains(LapseCause.SIGNATURE_REFUSED);
        assertThat(letter(number, "caduque"))
                .contains("vous ne signez pas", "L. 242-2", "recours gracieux", "Tribunal administratif", "deux mois");
        assertThat(movements(number)).isEmpty();
    }

    @Test
    void a_reminder_leaves_after_fifteen_days_and_the_task_stays() {
        DossierNumber number = sent();

        walk.fireTimer(number, "BoundaryEvent_SignatureReminderDue");

        assertThat(today()).isEqualTo(LocalDate.of(2026, 3, 17));
        assertThat(letter(number, "attend votre signature")).contains("1er avril 2026", "20 000,00 €");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordHolderSignature");
        walk.complete(number, "UserTask_RecordHolderSignature", "instructeur");
        walk.complete(number, "UserTask_SignForRegion", "signataire");
        assertThat(endsOf(number, KEY)).containsExactlyInAnyOrder("EndEvent_SignatureReminded", "EndEvent_InForce");
    }

    @Test
    void an_agreement_that_stays_unsigned_lapses_after_thirty_days() {
        DossierNumber number = sent();

        walk.fireTimer(number, "BoundaryEvent_SignatureExpired");

        assertThat(today()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Lapsed");
        assertThat(passed(number, KEY)).doesNotContain("UserTask_SignForRegion");
        assertThat(agreements.get(number).lapseCause()).contains(LapseCause.NOT_SIGNED);
        assertThat(letter(number, "caduque")).contains("pas été signée dans le délai");
    }

    @Test
    void an_award_that_cannot_be_turned_into_an_agreement_lapses_after_three_months() {
        DossierNumber number = begun();

        walk.fireTimer(number, "BoundaryEvent_PreparationExpired");

        assertThat(today()).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Lapsed");
        assertThat(passed(number, KEY)).doesNotContain("SendTask_SendAgreement");
        assertThat(agreements.get(number).lapseCause()).contains(LapseCause.NOT_PREPARED);
        assertThat(letter(number, "caduque")).contains("numéro SIRET");
    }

    @ParameterizedTest
    @CsvSource({
        "iban, FR7630006000011234567890188, IBAN_INVALID",
        "iban, FR4930006000011234567890188, IBAN_INVALID",
        "iban, , IBAN_INVALID",
        "iban, DE89370400440532013000, IBAN_FOREIGN",
        "bic, AGRIFRP, BIC_INVALID",
        "bic, DEUTDEFF, BIC_COUNTRY_DIFFERS",
        "accountHolder, M. Claude Berger, ACCOUNT_HOLDER_DIFFERS",
        "accountHolder, Les Jardins du Thouet, ACCOUNT_HOLDER_DIFFERS",
        "accountHolder, ASSO ESSAI, ACCOUNT_HOLDER_UNEXPLAINED",
        "accountHolder, , REQUIRED",
        "siret, 73282932000075, SIRET_INVALID",
        "siret, 73282932000074, SIREN_CHANGED",
        "deMinimisReceived, '280000,01', DE_MINIMIS_SUM_DIFFERS",
        "deMinimisReceived, '-1', NOT_AN_AMOUNT",
        "deMinimisReceived, '0,001', NOT_AN_AMOUNT",
        "signatoryName, , REQUIRED",
    })
    void what_does_not_hold_keeps_the_task_open(String field, String value, String code) {
        DossierNumber number = begun();
        Map<String, Object> overrides = new HashMap<>();
        overrides.put(field, value);

        assertRefused(() -> walk.complete(number, "UserTask_PrepareAgreement", "instructeur", overrides), code);

        assertThat(openTasks(number)).containsExactly("UserTask_PrepareAgreement");
        assertThat(count("agreement", number)).isZero();
        assertThat(count("bank_account", number)).isZero();
        assertThat(mails(number)).isEmpty();
    }

    @Test
    void a_name_that_the_bank_cut_stands_with_a_reason() {
        DossierNumber number = begun();

        walk.complete(
                number,
                "UserTask_PrepareAgreement",
                "instructeur",
                Map.of("accountHolder", "ASSO ESSAI", "holderNote", "La banque abrège le nom ; SIREN identique."));

        assertThat(accounts.current(number).orElseThrow().nameNote())
                .contains("La banque abrège le nom ; SIREN identique.");
        assertThat(accounts.isInStructureName(accounts.current(number).orElseThrow()))
                .isTrue();
    }

    @Test
    void every_reason_is_told_at_once() {
        DossierNumber number = begun();
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_PrepareAgreement",
                        "instructeur",
                        Map.of("iban", "DE89370400440532013000", "bic", "x", "deMinimisReceived", "beaucoup")),
                "IBAN_FOREIGN",
                "BIC_INVALID",
                "NOT_A_NUMBER");
    }

    @Test
    void the_last_euro_of_de_minimis_room_is_enough() {
        DossierNumber number = begun();

        Map<String, Object> aids = new HashMap<>(Map.of(
                "deMinimisReceived",
                "280 000,00 €",
                "deMinimisAids.1.funder",
                "Département de la Gironde",
                "deMinimisAids.1.amount",
                "180 000",
                "deMinimisAids.1.grantedOn",
                today().minusYears(3).toString(),
                "deMinimisAids.2.funder",
                "Commune de Langon",
                "deMinimisAids.2.amount",
                "100 000",
                "deMinimisAids.2.grantedOn",
                today().toString()));
        Map<String, Object> oneCentMore = new HashMap<>(aids);
        oneCentMore.put("deMinimisReceived", "280 000,01");
        oneCentMore.put("deMinimisAids.2.amount", "100 000,01");
        assertRefused(
                () -> walk.complete(number, "UserTask_PrepareAgreement", "instructeur", oneCentMore),
                "DE_MINIMIS_EXCEEDED");

        walk.complete(number, "UserTask_PrepareAgreement", "instructeur", aids);

        assertThat(agreements.get(number).deMinimis()).contains(Money.of("280000.00"));
        assertThat(count("de_minimis_aid", number)).isEqualTo(2);
    }

    @Test
    void a_line_of_aid_is_whole_has_an_amount_and_was_granted() {
        DossierNumber number = begun();
        Map<String, Object> halfSaid = Map.of("deMinimisAids.1.funder", "Département de la Gironde");
        assertRefused(
                () -> walk.complete(number, "UserTask_PrepareAgreement", "instructeur", halfSaid),
                "REQUIRED",
                "REQUIRED");
        Map<String, Object> impossible = Map.of(
                "deMinimisAids.1.funder", "Département de la Gironde",
                "deMinimisAids.1.amount", "0",
                "deMinimisAids.1.grantedOn", today().plusDays(1).toString());
        assertRefused(
                () -> walk.complete(number, "UserTask_PrepareAgreement", "instructeur", impossible),
                "AID_OF_NOTHING",
                "AID_IN_THE_FUTURE");
        assertThat(count("de_minimis_aid", number)).isZero();
    }

    @Test
    void a_structure_created_since_gets_its_name_and_its_siret() {
        DossierNumber number = awarded("NOT_YET_CREATED", false);
        start(KEY, number, Map.of());
        assertRefused(
                () -> walk.complete(number, "UserTask_PrepareAgreement", "instructeur", Map.of()),
                "REQUIRED",
                "REQUIRED",
                "SIRET_INVALID");

        String siret = siret();
        walk.complete(number, "UserTask_PrepareAgreement", "instructeur", "newborn", Map.of("siret", siret));

        assertThat(dossiers.get(number).holder().siret().map(Siret::value)).contains(siret);
        assertThat(dossiers.get(number).holder().name()).isEqualTo("Association Les Ateliers du Marais");
    }

    @Test
    void a_signature_is_neither_to_come_nor_older_than_what_it_signs() {
        DossierNumber number = sent();
        documents.store(
                number,
                DocumentKind.SIGNED_AGREEMENT,
                "convention.pdf",
                SamplePdf.of("convention"),
                new Person("instructeur"));

        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordHolderSignature",
                        "instructeur",
                        Map.of("signedOn", today().plusDays(1).toString())),
                "SIGNED_IN_THE_FUTURE");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordHolderSignature",
                        "instructeur",
                        Map.of("signedOn", today().minusDays(1).toString())),
                "SIGNED_TOO_EARLY");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordHolderSignature");
        assertThat(agreements.get(number).holderSignedOn()).isEmpty();
    }
}
