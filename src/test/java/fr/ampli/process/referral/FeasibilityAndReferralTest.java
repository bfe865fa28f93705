package fr.ampli.process.referral;

import static fr.ampli.process.referral.PartnerReferralTest.endOf;
import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.document.DocumentKind;
import fr.ampli.referral.Feasibility;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** feasibility-and-referral: from the interview to each of its three ends. */
class FeasibilityAndReferralTest extends PhaseScenario {

    private static final String KEY = "feasibility-and-referral";
    private static final String INTERVIEW = "UserTask_HoldOrientationInterview";
    private static final String NEXT = "UserTask_ChooseNextPartner";
    private static final String ANSWER = "UserTask_RecordPartnerAnswer";
    private static final String FINDINGS = "UserTask_RecordFeasibilityFindings";
    private static final String REVIEW = "UserTask_ReviewReadiness";
    private static final String STAGE = REFERRING + " : Un projet que vous avez orienté avance";

    @Autowired
    private Feasibility feasibility;

    @Test
    void a_project_whose_study_is_done_becomes_ready() {
        DossierNumber number = begun(true);
        assertThat(walk.task(number, INTERVIEW).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 3, 17)));

        walk.complete(number, INTERVIEW, "charge-mission");
        assertThat(openTasks(number)).containsExactly(FINDINGS);
        walk.complete(number, FINDINGS, "charge-mission");
        assertThat(walk.task(number, REVIEW).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 3, 12)));
        walk.complete(number, REVIEW, "instructeur");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Ready");
        assertThat(outcomeOf(number, KEY)).isEqualTo("ready");
        assertThat(isRunning(number)).isFalse();
        assertThat(passed(number, KEY))
                .doesNotContain(
                        "CallActivity_PartnerReferral",
                        "SendTask_ExplainGaps",
                        "SendTask_SendReorientation",
                        "SendTask_ConfirmAbandonment",
                        "SendTask_CheckIn");
        assertThat(letters(number))
                .containsExactlyInAnyOrder(
                        HOLDER + " : Conclusion de votre entretien d'orientation",
                        STAGE,
                        HOLDER + " : Votre projet est prêt à être déposé",
                        STAGE);
        assertThat(text(mail(number, HOLDER, "Conclusion")))
                .contains("2 mars 2026", "l'étude de faisabilité est déjà bien avancée", "à votre rythme")
                .doesNotContain("nous adressons votre projet");
        assertThat(text(mail(number, HOLDER, "prêt à être déposé")))
                .contains("Précisez dans le plan d'amorçage", "Plan d'amorçage", "ni une promesse d'aide")
                .contains("ne vous redemanderons pas", "Étude de faisabilité");
    }

    @Test
    void the_referring_partner_hears_stages_only_and_nothing_without_consent() {
        DossierNumber told = begun(true);
        walk.complete(told, INTERVIEW, "charge-mission");
        assertThat(text(mail(told, REFERRING, "avance")))
                .contains("Entretien d'orientation tenu", "Atelier partagé de réemploi")
                .doesNotContain("bien avancée", HOLDER, "05 57 00 12 34");

        DossierNumber untold = begun(false);
        walk.complete(untold, INTERVIEW, "charge-mission");
        assertThat(letters(untold)).containsExactly(HOLDER + " : Conclusion de votre entretien d'orientation");
    }

    @Test
    void a_project_of_another_scheme_is_reoriented_after_the_interview() {
        DossierNumber number = begun(false);
        walk.complete(number, INTERVIEW, "charge-mission", "other-scheme", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Reoriented");
        assertThat(outcomeOf(number, KEY)).isEqualTo("reoriented");
        assertThat(isRunning(number)).isFalse();
        assertThat(passed(number, KEY)).doesNotContain("SendTask_SendConclusion", "ServiceTask_OpenStudy");
        assertThat(letters(number)).containsExactly(HOLDER + " : Votre projet relève d'un autre dispositif");
        assertThat(text(mail(number, HOLDER, "autre dispositif")))
                .contains("Aide régionale à la création d'activités de l'ESS", "ne prévoit pas d'emploi nouveau");
    }

    @Test
    void a_partner_takes_the_study_up() {
        DossierNumber number = referred();
        assertThat(text(mail(number, HOLDER, "Conclusion")))
                .contains("Incubateur Les Sources", "05 00 00 00 03", SOURCES);
        assertThat(openTasks(number)).containsExactly(ANSWER);

        walk.complete(number, ANSWER, "charge-mission");

        assertThat(openTasks(number)).containsExactly(FINDINGS);
        assertThat(passed(number, KEY)).doesNotContain(NEXT);
        assertThat(endsOf(number, "partner-referral")).containsExactly("EndEvent_Accepted");
    }

    @Test
    void a_partner_declines_and_another_is_asked() {
        DossierNumber number = referred();
        walk.complete(number, ANSWER, "charge-mission", "declined", Map.of());
        assertThat(openTasks(number)).containsExactly(NEXT);
        assertRefused(
                () -> walk.complete(number, NEXT, "charge-mission", Map.of("partner", "3")), "PARTNER_DECLINED_BEFORE");
        assertRefused(
                () -> walk.complete(number, NEXT, "charge-mission", Map.of("partner", "98", "sharingConsent", false)),
                "PARTNER_UNKNOWN",
                "SHARING_CONSENT_MISSING");
        assertThat(openTasks(number)).containsExactly(NEXT);

        walk.complete(number, NEXT, "charge-mission");

        assertThat(openTasks(number)).containsExactly(ANSWER);
        assertThat(letters(number))
                .containsOnlyOnce(SOURCES + " : Un projet vous est adressé", FONDS + " : Un projet vous est adressé");
        walk.complete(number, ANSWER, "charge-mission");
        assertThat(openTasks(number)).containsExactly(FINDINGS);
        assertThat(endsOf(number, "partner-referral"))
                .containsExactlyInAnyOrder("EndEvent_Declined", "EndEvent_Accepted");
    }

    @Test
    void after_silence_the_study_goes_on_without_a_partner() {
        DossierNumber number = referred();
        walk.fireTimer(number, "BoundaryEvent_PartnerAnswerOverdue");
        assertThat(openTasks(number)).containsExactly(NEXT);
        assertRefused(
                () -> walk.complete(number, NEXT, "charge-mission", "without-partner", Map.of("grounds", "")),
                "GROUNDS_MISSING");

        walk.complete(number, NEXT, "charge-mission", "without-partner", Map.of());

        assertThat(openTasks(number)).containsExactly(FINDINGS);
        assertThat(endsOf(number, "partner-referral")).containsExactly("EndEvent_Silent");
    }

    @Test
    void after_a_refusal_the_project_may_be_reoriented() {
        DossierNumber number = referred();
        walk.complete(number, ANSWER, "charge-mission", "declined", Map.of());
        walk.complete(number, NEXT, "charge-mission", "other-scheme", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Reoriented");
        assertThat(outcomeOf(number, KEY)).isEqualTo("reoriented");
        assertThat(passed(number, KEY)).doesNotContain("ServiceTask_OpenStudy");
        assertThat(text(mail(number, HOLDER, "autre dispositif")))
                .contains("Fonds pour le développement de la vie associative", "bénévolat");
    }

    @Test
    void the_holder_gives_up() {
        DossierNumber number = studying(true);
        assertRefused(
                () -> walk.complete(number, FINDINGS, "charge-mission", "abandoned", Map.of("grounds", "")),
                "GROUNDS_MISSING");
        assertThat(openTasks(number)).containsExactly(FINDINGS);

        walk.complete(number, FINDINGS, "charge-mission", "abandoned", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Abandoned");
        assertThat(outcomeOf(number, KEY)).isEqualTo("abandoned");
        assertThat(isRunning(number)).isFalse();
        assertThat(passed(number, KEY)).doesNotContain(REVIEW, "SendTask_SendReorientation");
        assertThat(text(mail(number, HOLDER, "l'arrêt de votre projet")))
                .contains("Le local prévu n'est plus disponible", "rien à rembourser");
    }

    @Test
    void the_study_leads_to_another_scheme() {
        DossierNumber number = studying(false);
        walk.complete(number, FINDINGS, "charge-mission", "other-scheme", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Reoriented");
        assertThat(outcomeOf(number, KEY)).isEqualTo("reoriented");
        assertThat(passed(number, KEY)).doesNotContain(REVIEW, "SendTask_ConfirmAbandonment");
        assertThat(text(mail(number, HOLDER, "autre dispositif"))).contains("Aide régionale aux sociétés coopératives");
    }

    @Test
    void gaps_lead_back_to_the_study_as_often_as_needed() {
        DossierNumber number = studying(false);
        walk.complete(number, FINDINGS, "charge-mission");
        assertRefused(
                () -> walk.complete(number, REVIEW, "instructeur", "gaps", Map.of("gaps", " ")), "GROUNDS_MISSING");
        assertThat(openTasks(number)).containsExactly(REVIEW);

        walk.complete(number, REVIEW, "instructeur", "gaps", Map.of());
        assertThat(openTasks(number)).containsExactly(FINDINGS);
        walk.complete(number, FINDINGS, "charge-mission");
        walk.complete(number, REVIEW, "instructeur", "gaps", Map.of("gaps", "La fiche de poste."));
        walk.complete(number, FINDINGS, "charge-mission");
        walk.complete(number, REVIEW, "instructeur");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Ready");
        List<String> gaps = mails(number).stream()
                .filter(mail -> subject(mail).contains("Il reste quelques points"))
                .map(FeasibilityAndReferralTest::text)
                .toList();
        assertThat(gaps).hasSize(2);
        assertThat(gaps.get(0))
                .contains("ajouter les douze mois", "préciser la durée hebdomadaire", "n'est pas un refus");
        assertThat(gaps.get(1)).contains("La fiche de poste.").doesNotContain("douze mois");
        assertThat(feasibility.studies(number)).hasSize(3);
    }

    @Test
    void a_long_study_is_asked_about_every_sixty_days() {
        DossierNumber number = studying(true);
        walk.fireTimer(number, "BoundaryEvent_StudyCheckInDue");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 5, 1));
        walk.fireTimer(number, "BoundaryEvent_StudyCheckInDue");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 6, 30));

        assertThat(openTasks(number)).containsExactly(FINDINGS);
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_CheckedIn", "EndEvent_CheckedIn");
        assertThat(letters(number).stream().filter(line -> line.contains("Où en est")))
                .hasSize(2);
        assertThat(mails(number).stream()
                        .filter(mail -> recipients(mail).contains(REFERRING)
                                && text(mail).contains("Étude de faisabilité en cours")))
                .hasSize(2);

        walk.complete(number, FINDINGS, "charge-mission");
        walk.complete(number, REVIEW, "instructeur");
        assertThat(outcomeOf(number, KEY)).isEqualTo("ready");
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void a_new_round_of_the_study_has_a_rhythm_of_its_own() {
        DossierNumber number = studying(false);
        moveTo(LocalDate.of(2026, 4, 20));
        walk.complete(number, FINDINGS, "charge-mission");
        walk.complete(number, REVIEW, "instructeur", "gaps", Map.of());

        Job next = walk.jobAt(number, "BoundaryEvent_StudyCheckInDue");
        assertThat(next.getDuedate()).isEqualTo(endOf(LocalDate.of(2026, 6, 19)));
    }

    @Test
    void a_study_that_is_not_handed_in_is_not_complete() {
        DossierNumber number = studying(false);
        assertRefused(
                () -> walk.complete(number, FINDINGS, "charge-mission", "without-study", Map.of()),
                "DOCUMENT_MISSING_FEASIBILITY_STUDY");
        assertThat(openTasks(number)).containsExactly(FINDINGS);
        assertThat(documents.kinds(number)).doesNotContain(DocumentKind.FEASIBILITY_STUDY);
        assertThat(feasibility.latestStudy(number).orElseThrow().result()).isEmpty();
        walk.complete(number, FINDINGS, "charge-mission");
        assertThat(openTasks(number)).containsExactly(REVIEW);
    }

    @Test
    void a_refused_interview_keeps_the_task_open_and_records_nothing() {
        DossierNumber number = begun(true);
        assertRefused(
                () -> walk.complete(
                        number,
                        INTERVIEW,
                        "charge-mission",
                        "partner",
                        Map.of("partner", "98", "sharingConsent", false, "summary", "")),
                "PARTNER_UNKNOWN",
                "SHARING_CONSENT_MISSING",
                "GROUNDS_MISSING");
        assertRefused(
                () -> walk.complete(
                        number,
                        INTERVIEW,
                        "charge-mission",
                        Map.of("heldOn", today().plusDays(1).toString())),
                "DATE_IN_FUTURE");
        assertThat(openTasks(number)).containsExactly(INTERVIEW);
        assertThat(rows("orientation", number)).isZero();
        assertThat(letters(number)).isEmpty();
    }

    private DossierNumber begun(boolean consent) {
        DossierNumber number = openWith(consent);
        start(number, KEY, Map.of());
        return number;
    }

    private DossierNumber studying(boolean consent) {
        DossierNumber number = begun(consent);
        walk.complete(number, INTERVIEW, "charge-mission");
        return number;
    }

    private DossierNumber referred() {
        DossierNumber number = begun(false);
        walk.complete(number, INTERVIEW, "charge-mission", "partner", Map.of());
        return number;
    }
}
