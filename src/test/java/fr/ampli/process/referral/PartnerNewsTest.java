package fr.ampli.process.referral;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What partners hear of a project: stages by name, dates with consent, and nothing when the consent is taken back. */
class PartnerNewsTest extends PhaseScenario {

    private static final String DLA = "dla@deuxvallees.example.org";
    private static final Pattern STAGE = Pattern.compile("à l'étape suivante :\\s+(.+?)\\s*\\n");

    @Test
    void the_partner_that_sent_a_project_hears_each_stage_until_the_last_euro_and_nothing_else() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START, HappyPath.PAYMENT, HappyPath.START_UP, HappyPath.PAYMENT, HappyPath.HAND_OVER);

        assertThat(stages(number))
                .containsExactly(
                        "Premier contact reçu",
                        "Entretien d'orientation tenu",
                        "Projet prêt à être déposé",
                        "Demande déposée",
                        "Dossier complet et recevable",
                        "Aide attribuée",
                        "Convention à signer",
                        "Convention en vigueur",
                        "Activité démarrée",
                        "Embauche déclarée",
                        "Bilan remis",
                        "Résultat atteint",
                        "Projet terminé, résultat atteint");
        String title = dossiers.get(number).project().title();
        List<String> bodies = told(number, REFERRING).map(mail -> text(mail)).toList();
        String first = bodies.get(0).replace(stages(number).get(0), "…");
        assertThat(bodies).allSatisfy(body -> {
            String stage = stage(body);
            // Letter for letter the same but for the stage and the day
            assertThat(undated(body.replace(stage, "…"))).isEqualTo(undated(first));
            assertThat(body).contains(title);
        });
        assertThat(told(number, FONDS)).isEmpty();
        assertThat(told(number, DLA)).isEmpty();
    }

    @Test
    void a_recovery_is_told_by_name_until_the_dossier_is_closed() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START, HappyPath.PAYMENT);
        walk.start("withdrawal", "record-withdrawal", "charge-mission", Map.of("number", number.toString()));
        walk.runJobs(number);
        walk.complete(number, "UserTask_RecordRecoveryObservations", "instructeur");
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur");

        assertThat(stages(number)).endsWith("Dossier retiré par le porteur", "Reversement", "Dossier clos");
        assertThat(told(number, REFERRING))
                .allSatisfy(
                        mail -> assertThat(text(mail)).doesNotContain("12 000", "12\u202f000", "euros", "€", "motif"));
    }

    /** The last letter of each way out of the pathway. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "closing",
                "reorientation",
                "abandonment-confirmed",
                "inadmissible",
                "closed-incomplete",
                "refusal",
                "agreement-lapsed",
                "start-terminated",
                "withdrawal-confirmed",
                "recovery-closed",
                "recovery-dropped",
                "written-off"
            })
    void every_end_of_the_pathway_has_a_name_for_the_partner(String letter) throws IOException {
        assertThat(Files.readString(Path.of("src/main/resources/letters", letter + ".html")))
                .contains("<meta name=\"ampli-partner-stage\"");
    }

    @Test
    void france_active_hears_award_and_payments_and_the_dla_hire_and_end_once_each() {
        DossierNumber number = supportedByFonds(true);
        assertThat(told(number, FONDS).map(mail -> bare(number, mail)))
                .containsExactly(
                        "Un projet vous est adressé",
                        "Date d'attribution d'un projet que vous accompagnez",
                        "Date de paiement d'un projet que vous accompagnez",
                        "Date de paiement d'un projet que vous accompagnez");
        assertThat(dates(number, DLA))
                .containsExactly(
                        "Date d'embauche d'un projet que vous accompagnez",
                        "Fin d'AMPLI pour un projet que vous accompagnez");
        told(number, FONDS)
                .filter(mail -> subject(mail).contains("Date de"))
                .forEach(mail ->
                        assertThat(text(mail)).contains("2 mars 2026").doesNotContain("000,00", "€", "IBAN", "Motif"));
    }

    @Test
    void the_dla_that_takes_over_hears_of_the_end_by_the_consent_of_the_hand_over() {
        DossierNumber number = open(Map.of("postalCode", "86000", "commune", "Poitiers"));
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START, HappyPath.PAYMENT, HappyPath.START_UP, HappyPath.PAYMENT, HappyPath.HAND_OVER);
        assertThat(dates(number, DLA)).containsExactly("Fin d'AMPLI pour un projet que vous accompagnez");
    }

    @Test
    void without_consent_no_date_is_told() {
        DossierNumber number = supportedByFonds(false);
        assertThat(dates(number, FONDS)).isEmpty();
        assertThat(dates(number, DLA)).isEmpty();
    }

    @Test
    void a_consent_that_is_taken_back_counts_at_once_for_stages_and_dates() {
        DossierNumber number = asked(true);
        take(number, HappyPath.SUBMISSION, HappyPath.REVIEW);
        assertThat(dates(number, FONDS)).hasSize(1);
        int stages = stages(number, DLA).size();
        walk.start(
                "partner-consent",
                "record-partner-consent",
                "charge-mission",
                Map.of("number", number.toString(), "stages", "non", "dates", "non"));
        assertThat(endsOf(number, "partner-consent")).containsExactly("EndEvent_ConsentRecorded");

        take(number, HappyPath.AGREEMENT, HappyPath.START, HappyPath.PAYMENT);

        assertThat(dates(number, FONDS)).hasSize(1);
        assertThat(stages(number, DLA)).hasSize(stages);
        assertRefused(
                () -> walk.start(
                        "partner-consent",
                        "record-partner-consent",
                        "charge-mission",
                        Map.of("number", number.toString(), "stages", "non", "dates", "non")),
                "CONSENT_UNCHANGED");
    }

    private DossierNumber supportedByFonds(boolean consent) {
        DossierNumber number = asked(consent);
        take(number, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        take(number, HappyPath.START, HappyPath.PAYMENT, HappyPath.START_UP, HappyPath.PAYMENT);
        walk.complete(number, "UserTask_HandOver", "charge-mission", Map.of("nextSupport", "NONE", "consent", false));
        return number;
    }

    /** Sent by the DLA, supported by France Active, and ready to apply. */
    private DossierNumber asked(boolean consent) {
        DossierNumber number = open(Map.of("referringPartner", "5"));
        walk.complete(
                number,
                "UserTask_HoldOrientationInterview",
                "charge-mission",
                "partner",
                Map.of("partner", "4", "datesConsent", consent));
        walk.complete(number, "UserTask_RecordPartnerAnswer", "charge-mission");
        walk.complete(number, "UserTask_RecordFeasibilityFindings", "charge-mission");
        walk.complete(number, "UserTask_ReviewReadiness", "instructeur");
        return number;
    }

    private Stream<MimeMessage> told(DossierNumber number, String address) {
        return mails(number).stream().filter(mail -> recipients(mail).contains(address));
    }

    private List<String> stages(DossierNumber number) {
        return stages(number, REFERRING);
    }

    private List<String> stages(DossierNumber number, String address) {
        return told(number, address)
                .filter(mail -> subject(mail).contains("orienté avance"))
                .map(mail -> stage(text(mail)))
                .toList();
    }

    private List<String> dates(DossierNumber number, String address) {
        return told(number, address)
                .map(mail -> bare(number, mail))
                .filter(subject -> subject.contains("que vous accompagnez"))
                .toList();
    }

    private static String bare(DossierNumber number, MimeMessage mail) {
        return subject(mail).replace("[" + number + "] ", "");
    }

    private static String stage(String body) {
        Matcher stage = STAGE.matcher(body.replace("\r\n", "\n"));
        assertThat(stage.find()).as(body).isTrue();
        return stage.group(1);
    }

    private static String undated(String body) {
        return body.replaceAll("Bordeaux, le [^\\n]*", "Bordeaux");
    }
}
