package fr.ampli.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestDatabase;
import fr.ampli.document.DocumentKind;
import fr.ampli.document.TestDocuments;
import fr.ampli.shared.Money;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

class FeasibilityTest extends PhaseOnRecord {

    @Test
    void an_interview_may_lead_to_a_partner() {
        Orientation orientation = interview("2026-03-02", "PARTNER", "Une bonne idée.", "3", true, null);

        assertThat(orientation.partner()).map(Partner::id).contains(3L);
        assertThat(feasibility.orientation(number)).contains(orientation);
        assertThat(feasibility.reorientation(number)).isEmpty();
        assertThat(acts()).containsExactly("ORIENTATION_CONCLUDED");
    }

    @Test
    void an_interview_may_lead_straight_to_the_study_whatever_else_was_typed() {
        Orientation orientation = interview("2026-02-20", "STUDY", "L'étude est faite.", "3", false, "Autre aide");

        assertThat(orientation.partner()).isEmpty();
        assertThat(feasibility.reorientation(number)).isEmpty();
    }

    @Test
    void an_interview_may_lead_elsewhere_and_its_conclusion_is_the_reason() {
        interview("2026-03-02", "OTHER_SCHEME", "Activité déjà installée.", null, null, "Aide à la création");

        assertThat(feasibility.reorientation(number))
                .contains(new Reorientation("Aide à la création", "Activité déjà installée."));
        assertThat(acts()).containsExactly("ORIENTATION_CONCLUDED", "PROJECT_REORIENTED");
    }

    @Test
    void a_project_goes_to_a_partner_of_the_directory_and_only_with_consent() {
        assertRefused(
                () -> interview("2026-03-02", "PARTNER", "Bien.", "98", false, null),
                "PARTNER_UNKNOWN",
                "SHARING_CONSENT_MISSING");
        assertRefused(() -> interview("2026-03-02", "PARTNER", "Bien.", "", true, null), "PARTNER_MISSING");
        assertRefused(() -> interview("2026-03-02", "PARTNER", "Bien.", "3", null, null), "SHARING_CONSENT_MISSING");
        assertThat(rows("orientation")).isZero();
        assertThat(acts()).isEmpty();
    }

    @Test
    void an_interview_is_refused_with_every_reason() {
        assertRefused(() -> interview("", "", "", null, null, null), "REQUIRED", "REQUIRED", "GROUNDS_MISSING");
        assertRefused(() -> interview("2026-03-03", "STUDY", "Bien.", null, null, null), "DATE_IN_FUTURE");
        assertRefused(() -> interview("2026-03-02", "OTHER_SCHEME", "Non.", null, null, " "), "REQUIRED");
        assertRefused(() -> interview("2026-03-02", "STUDY", "x".repeat(4001), null, null, null), "TOO_LONG");
        assertThat(rows("orientation")).isZero();
    }

    @Test
    void after_silence_the_same_partner_may_be_asked_again_but_not_after_a_refusal() {
        recorded(() -> referrals.open(number, 3, Optional.empty(), ADVISER));
        recorded(() -> {
            referrals.recordSilence(number, ADVISER);
            return null;
        });
        assertThat(next("OTHER_PARTNER", "3", true, null, null).partner())
                .map(Partner::id)
                .contains(3L);

        recorded(() -> referrals.open(number, 4, Optional.empty(), ADVISER));
        recorded(() ->
                referrals.recordAnswer(number, new PartnerAnswerDraft("DECLINED", "2026-03-02", "Complet."), ADVISER));
        assertRefused(() -> next("OTHER_PARTNER", "4", true, null, null), "PARTNER_DECLINED_BEFORE");
        assertThat(next("OTHER_PARTNER", "6", true, null, null).way()).isEqualTo(NextStep.Way.OTHER_PARTNER);
    }

    @Test
    void going_on_without_a_partner_or_elsewhere_says_why() {
        assertRefused(() -> next("WITHOUT_PARTNER", null, null, null, ""), "GROUNDS_MISSING");
        assertRefused(() -> next("OTHER_SCHEME", null, null, "", " "), "GROUNDS_MISSING", "REQUIRED");
        assertRefused(
                () -> next("OTHER_PARTNER", null, null, null, null), "PARTNER_MISSING", "SHARING_CONSENT_MISSING");
        assertRefused(() -> next("ELSEWHERE", null, null, null, "x"), "NOT_A_CHOICE");
        assertThat(acts()).isEmpty();

        assertThat(next("WITHOUT_PARTNER", null, null, null, "L'équipe suffit.").partner())
                .isEmpty();
        next("OTHER_SCHEME", null, null, "FDVA", "Projet bénévole.");
        assertThat(feasibility.reorientation(number)).contains(new Reorientation("FDVA", "Projet bénévole."));
        assertThat(acts()).containsExactly("WENT_ON_WITHOUT_PARTNER", "PROJECT_REORIENTED");
    }

    @Test
    void a_completed_study_is_handed_in() {
        study();
        assertRefused(() -> findings("-3500"), "DOCUMENT_MISSING_FEASIBILITY_STUDY");
        assertThat(feasibility.latestStudy(number).orElseThrow().result()).isEmpty();

        TestDocuments.store(documents, number, DocumentKind.FEASIBILITY_STUDY);
        assertThat(findings("-3 500,00")).isEqualTo(Study.Result.COMPLETE);
        Study study = feasibility.latestStudy(number).orElseThrow();
        assertThat(study.findings().orElseThrow().lowestCash()).isEqualTo(Money.of("-3500.00"));
        assertThat(study.findings().orElseThrow().businessModel()).isEqualTo("En cours de définition.");
        assertThat(acts()).containsExactly("STUDY_OPENED", "STUDY_COMPLETED");
    }

    @ParameterizedTest
    @CsvSource({"-0.01,-1", "0,0", "'12 000,50',1200050"})
    void the_lowest_cash_point_is_exact(String typed, long cents) {
        study();
        TestDocuments.store(documents, number, DocumentKind.FEASIBILITY_STUDY);
        findings(typed);
        assertThat(feasibility
                        .latestStudy(number)
                        .orElseThrow()
                        .findings()
                        .orElseThrow()
                        .lowestCash()
                        .cents())
                .isEqualTo(cents);
    }

    @Test
    void a_completed_study_has_all_its_findings() {
        study();
        FindingsDraft empty = new FindingsDraft("COMPLETE", "", "", "", "", "", "", "", "", "");
        assertRefused(
                () -> recorded(() -> feasibility.recordFindings(number, empty, ADVISER)),
                "REQUIRED",
                "REQUIRED",
                "REQUIRED",
                "REQUIRED",
                "REQUIRED",
                "REQUIRED",
                "REQUIRED",
                "DOCUMENT_MISSING_FEASIBILITY_STUDY");
        TestDocuments.store(documents, number, DocumentKind.FEASIBILITY_STUDY);
        assertRefused(() -> findings("3500,005"), "LOWEST_CASH_TOO_FINE");
        assertRefused(() -> findings("trois mille"), "NOT_A_NUMBER");
    }

    @Test
    void a_stopped_study_says_why_and_needs_no_document() {
        study();
        assertRefused(() -> stop("ABANDONED", null, ""), "GROUNDS_MISSING");
        assertRefused(() -> stop("OTHER_SCHEME", "", "Reprise d'entreprise."), "REQUIRED");
        assertRefused(() -> stop("", null, ""), "REQUIRED", "GROUNDS_MISSING");

        assertThat(stop("ABANDONED", null, "Local perdu.")).isEqualTo(Study.Result.ABANDONED);
        assertThat(feasibility.latestStudy(number).orElseThrow().stopGrounds()).contains("Local perdu.");
        assertThat(feasibility.reorientation(number)).isEmpty();
        assertThat(acts()).containsExactly("STUDY_OPENED", "PROJECT_ABANDONED");
    }

    @Test
    void a_study_may_lead_elsewhere() {
        study();
        assertThat(stop("OTHER_SCHEME", "Aide aux SCOP", "Reprise d'entreprise."))
                .isEqualTo(Study.Result.OTHER_SCHEME);
        assertThat(feasibility.reorientation(number))
                .contains(new Reorientation("Aide aux SCOP", "Reprise d'entreprise."));
    }

    @Test
    void gaps_are_named_and_open_the_next_round() {
        completeStudy();
        assertRefused(() -> review("false", "", null), "GROUNDS_MISSING");
        assertRefused(() -> review("", "Tout.", null), "REQUIRED");
        assertRefused(() -> review("peut-être", "", null), "NOT_YES_OR_NO");

        assertThat(review("false", "Le plan de trésorerie.", null).gaps()).contains("Le plan de trésorerie.");
        assertThat(recorded(() -> feasibility.openStudy(number, ADVISER)).round())
                .isEqualTo(2);
        assertThat(feasibility.studies(number)).extracting(Study::round).containsExactly(1, 2);
        assertThat(feasibility.studies(number).get(0).findings()).isPresent();
        assertThat(acts()).containsExactly("STUDY_OPENED", "STUDY_COMPLETED", "PROJECT_NOT_READY", "STUDY_OPENED");
    }

    @Test
    void a_ready_project_has_no_gaps_whatever_was_typed_before() {
        completeStudy();
        Study.Readiness readiness = review("true", "Un reste de texte.", "Précisez le mois.");
        assertThat(readiness).isEqualTo(new Study.Readiness(true, java.util.Optional.empty(), readiness.advice()));
        assertThat(feasibility.latestStudy(number).orElseThrow().readiness()).contains(readiness);
        assertThatThrownBy(() -> review("false", "Trop tard.", null)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ampli.study set result = 'COMPLETE', recorded_by = 'x', recorded_at = now()"
                        + " where dossier_number = ?",
                "update ampli.study set result = 'ABANDONED', recorded_by = 'x', recorded_at = now()"
                        + " where dossier_number = ?",
                "update ampli.study set ready = true, reviewed_by = 'x', reviewed_at = now()"
                        + " where dossier_number = ?"
            })
    void the_database_refuses_half_a_study(String sql) {
        study();
        assertThatThrownBy(
                        () -> TestDatabase.jdbc().sql(sql).param(number.value()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void study() {
        recorded(() -> feasibility.openStudy(number, ADVISER));
    }

    private void completeStudy() {
        study();
        TestDocuments.store(documents, number, DocumentKind.FEASIBILITY_STUDY);
        findings("0");
    }

    private Orientation interview(
            String heldOn, String conclusion, String summary, String partner, Boolean consent, String otherScheme) {
        InterviewDraft draft =
                new InterviewDraft(heldOn, conclusion, summary, "STUDY", partner, consent, false, otherScheme);
        return recorded(() -> feasibility.concludeInterview(number, draft, ADVISER));
    }

    private NextStep next(String way, String partner, Boolean consent, String otherScheme, String grounds) {
        NextStepDraft draft = new NextStepDraft(way, "STUDY", partner, consent, otherScheme, grounds);
        return recorded(() -> feasibility.chooseNext(number, draft, ADVISER));
    }

    private Study.Result findings(String lowestCash) {
        FindingsDraft draft = new FindingsDraft(
                "COMPLETE",
                "Un besoin.",
                "Solidaire.",
                "En cours de définition.",
                "La commune.",
                "24 h par semaine.",
                lowestCash,
                "2026-07-01",
                null,
                null);
        return recorded(() -> feasibility.recordFindings(number, draft, ADVISER));
    }

    private Study.Result stop(String result, String otherScheme, String grounds) {
        FindingsDraft draft = new FindingsDraft(result, null, null, null, null, null, null, null, otherScheme, grounds);
        return recorded(() -> feasibility.recordFindings(number, draft, ADVISER));
    }

    private Study.Readiness review(String ready, String gaps, String advice) {
        return recorded(() -> feasibility.reviewReadiness(number, new ReadinessDraft(ready, gaps, advice), OFFICER));
    }
}
