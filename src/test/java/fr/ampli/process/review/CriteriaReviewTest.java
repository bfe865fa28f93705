package fr.ampli.process.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.submission.SubmissionScenario;
import fr.ampli.review.Committee;
import fr.ampli.review.DecisionOutcome;
import fr.ampli.review.Decisions;
import fr.ampli.review.Opinion;
import fr.ampli.review.Reviews;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.submission.Applications;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** criteria-review: both ends, the loops, the clocks, and who may not do what (steps 8 to 11, E05, E07, E08, E26). */
class CriteriaReviewTest extends SubmissionScenario {

    private static final String KEY = "criteria-review";
    private static final String INTERESTS = "UserTask_DeclareInterests";
    private static final String ADVICE = "UserTask_GiveTerritorialOpinion";
    private static final String CRITERIA = "UserTask_ReviewCriteria";
    private static final String READING = "UserTask_GiveSecondReading";
    private static final String COMMITTEE = "UserTask_RecordCommittee";
    private static final String COMPLEMENT = "UserTask_RecordComplement";
    private static final String SIGN = "UserTask_SignDecision";

    @Autowired
    private Reviews reviews;

    @Autowired
    private Committee committee;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Applications applications;

    @Autowired
    private Terms terms;

    @Autowired
    private Parts parts;

    @Autowired
    private LegalClocks clocks;

    @Autowired
    private Deadlines deadlines;

    @Test
    void a_dossier_that_meets_everything_is_awarded_and_its_terms_are_frozen() {
        DossierNumber number = begun();
        walk.complete(number, INTERESTS, "instructeur");
        walk.complete(number, ADVICE, "charge-mission");
        assertThat(walk.task(number, CRITERIA).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 4, 16)));
        walk.complete(number, CRITERIA, "instructeur");
        assertThat(reviews.opinion(number).orElseThrow().opinion()).isEqualTo(Opinion.FAVOURABLE);
        assertThat(reviews.opinion(number).orElseThrow().codes()).containsExactly("ALL_MET");
        assertThat(walk.task(number, READING).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 3, 7)));
        walk.complete(number, READING, "valideur");
        walk.complete(number, COMMITTEE, "comite");
        assertThat(walk.task(number, SIGN).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 3, 12)));
        walk.complete(number, SIGN, "signataire");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Awarded");
        assertThat(handedBack(number, KEY, "outcome")).isEqualTo("awarded");
        assertThat(isRunning(number)).isFalse();
        assertThat(passed(number, KEY)).doesNotContain("SendTask_NotifyRefusal", "SendTask_NotifyAdjournment");
        assertThat(terms.of(number).grant()).isEqualTo(Money.of("20000.00"));
        assertThat(terms.of(number).awardedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(terms.of(number).job().weeklyHours()).isEqualByComparingTo("24");
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().isEnded())
                .isTrue();
        assertThat(text(mail(number, HOLDER, "attribuée")).replaceAll("\\p{Z}", " "))
                .contains(
                        "20 000,00 €",
                        "12 000,00 €",
                        "8 000,00 €",
                        "Fonds social européen plus",
                        "Anne Lafitte, vice-présidente",
                        "affiche de format A3",
                        "liste des opérations",
                        "aide de minimis",
                        "2023/2831",
                        "convention")
                .doesNotContain("null");
    }

    @Test
    void scores_are_shown_to_the_table_and_kept_nowhere_in_the_engine() {
        DossierNumber number = toReading("");
        List<String> kept = engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instances(number, KEY).get(0).getId())
                .list()
                .stream()
                .map(variable -> variable.getName())
                .toList();
        assertThat(kept)
                .contains("secondReadingDueAt", "interestDeclared")
                .doesNotContain(
                        "opportunityScore", "totalScore", "eligible", "minimumScore", "decisionResult", "answer");
    }

    @Test
    void a_weak_dossier_is_refused_with_reasons_criterion_by_criterion() {
        DossierNumber number = toReading("weak");
        assertThat(reviews.opinion(number).orElseThrow().opinion()).isEqualTo(Opinion.UNFAVOURABLE);
        assertThat(reviews.opinion(number).orElseThrow().codes())
                .containsExactly("OPPORTUNITY_TOO_WEAK", "MODEL_TOO_WEAK", "TOTAL_TOO_LOW");
        walk.complete(number, READING, "valideur");
        walk.complete(number, COMMITTEE, "comite", "unfavourable", Map.of());
        purge();
        walk.complete(number, SIGN, "signataire", "refusal", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Refused");
        assertThat(handedBack(number, KEY, "outcome")).isEqualTo("refused");
        assertThat(isRunning(number)).isFalse();
        assertThat(passed(number, KEY)).doesNotContain("ServiceTask_FreezeTerms", "SendTask_NotifyAward");
        assertThat(terms.find(number)).isEmpty();
        assertThat(text(mail(number, HOLDER, "rejetée")))
                .contains(
                        "n'est pas suffisamment établie",
                        "le besoin n'est pas démontré",
                        "Une offre identique existe",
                        "Gouvernance ouverte",
                        "Aucune recette propre",
                        "Trois partenaires engagés",
                        "12 sur 20",
                        "Anne Lafitte, vice-présidente",
                        "recours gracieux",
                        "Tribunal administratif de Bordeaux")
                .doesNotContain("null");
        assertThat(text(mail(number, PARTNER, "avance")))
                .contains("Demande rejetée")
                .doesNotContain("recette", "Lafitte", "12 sur 20");
    }

    @Test
    void who_declares_a_link_hands_over_and_touches_nothing_any_more() {
        DossierNumber number = begun();
        walk.complete(number, INTERESTS, "instructeur", "link", Map.of());
        assertThat(openTasks(number)).containsExactly(INTERESTS);
        assertThat(parts.of(number))
                .anyMatch(taken ->
                        taken.part() == Part.CONFLICT_DECLARED && taken.person().equals(new Person("instructeur")));
        assertRefused(() -> walk.complete(number, INTERESTS, "instructeur"), "SEPARATION_OF_DUTIES");
        walk.complete(number, INTERESTS, "instructeur2");
        walk.complete(number, ADVICE, "charge-mission");
        assertRefused(() -> walk.complete(number, CRITERIA, "instructeur"), "SEPARATION_OF_DUTIES");
        assertThat(rows("criteria_review", number)).isZero();
        walk.complete(number, CRITERIA, "instructeur2");
        assertThat(openTasks(number)).containsExactly(READING);
    }

    @Test
    void a_link_needs_its_nature_and_every_act_its_declaration() {
        DossierNumber number = begun();
        assertRefused(
                () -> walk.complete(number, INTERESTS, "instructeur", "link", Map.of("nature", " ")),
                "LINK_WITHOUT_NATURE");
        assertThat(parts.of(number)).isEmpty();
        walk.complete(number, INTERESTS, "instructeur");
        assertRefused(
                () -> walk.complete(number, ADVICE, "charge-mission", Map.of("noInterest", false)),
                "INTERESTS_NOT_DECLARED");
        assertThat(rows("territorial_opinion", number)).isZero();
        assertThat(openTasks(number)).containsExactly(ADVICE);
    }

    @Test
    void the_one_who_reviewed_does_not_read_again() {
        officerAndHeadOfService("lea");
        DossierNumber number = begun();
        walk.complete(number, INTERESTS, "instructeur");
        walk.complete(number, ADVICE, "charge-mission");
        completeAs(number, CRITERIA, "lea", "instructeur", "review-criteria");
        assertRefused(
                () -> completeAs(number, READING, "lea", "valideur", "give-second-reading"), "SEPARATION_OF_DUTIES");
        assertThat(rows("second_reading", number)).isZero();
        assertThat(openTasks(number)).containsExactly(READING);
        walk.complete(number, READING, "valideur");
        assertThat(openTasks(number)).containsExactly(COMMITTEE);
    }

    /** One person in both groups: the group is no obstacle then. */
    private void officerAndHeadOfService(String id) {
        IdentityService identities = engine.getIdentityService();
        if (identities.createUserQuery().userId(id).count() == 0) {
            User user = identities.newUser(id);
            user.setPassword("Essai-2026-secret!");
            identities.saveUser(user);
            identities.createMembership(id, "instructeur");
            identities.createMembership(id, "valideur");
        }
    }

    @Test
    void a_review_sent_back_begins_a_new_round() {
        DossierNumber number = toReading("");
        assertRefused(
                () -> walk.complete(number, READING, "valideur", "returned", Map.of("grounds", "")),
                "RETURN_WITHOUT_GROUNDS");
        walk.complete(number, READING, "valideur", "returned", Map.of());
        assertThat(openTasks(number)).containsExactly(CRITERIA);
        assertThat(rows("committee_session", number)).isZero();
        walk.complete(number, CRITERIA, "instructeur");
        assertThat(reviews.find(number).orElseThrow().round()).isEqualTo(2);
        walk.complete(number, READING, "valideur");
        assertThat(openTasks(number)).containsExactly(COMMITTEE);
    }

    @Test
    void an_adjourned_dossier_comes_back_with_its_complement_and_no_third_time() {
        DossierNumber number = toCommittee();
        walk.complete(number, COMMITTEE, "comite", "adjourned", Map.of());
        assertThat(openTasks(number)).containsExactly(COMPLEMENT);
        assertThat(walk.task(number, COMPLEMENT).getDueDate()).isEqualTo(endOf(LocalDate.of(2026, 4, 1)));
        assertThat(text(mail(number, HOLDER, "complément")))
                .contains("1er avril 2026", "recettes propres", "lettre de la communauté de communes", "pas un rejet");
        walk.complete(number, COMPLEMENT, "instructeur");
        assertThat(committee.lastComplement(number)).isPresent();

        backToCommittee(number);
        walk.complete(number, COMMITTEE, "comite", "adjourned", Map.of());
        walk.complete(number, COMPLEMENT, "instructeur");
        assertThat(letters(number))
                .filteredOn(letter -> letter.contains("demande un complément"))
                .hasSize(2);

        backToCommittee(number);
        assertRefused(() -> walk.complete(number, COMMITTEE, "comite", "adjourned", Map.of()), "THIRD_ADJOURNMENT");
        assertThat(committee.sessions(number)).hasSize(2);
        walk.complete(number, COMMITTEE, "comite");
        walk.complete(number, SIGN, "signataire");
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Awarded");
    }

    @Test
    void without_a_complement_the_review_begins_again_when_its_time_has_passed() {
        DossierNumber number = toCommittee();
        walk.complete(number, COMMITTEE, "comite", "adjourned", Map.of());
        walk.fireTimer(number, "BoundaryEvent_ComplementOverdue");
        assertThat(openTasks(number)).containsExactly(CRITERIA);
        assertThat(committee.lastComplement(number)).isEmpty();
        assertThat(rows("adjournment_complement", number)).isEqualTo(1);
    }

    @Test
    void two_months_of_silence_are_logged_once_and_an_award_is_still_possible() {
        DossierNumber number = toReading("");
        moveTo(LocalDate.of(2026, 5, 3));
        watch(number);
        assertThat(openTasks(number)).contains(READING);
        assertThat(applications.impliedRejection(number)).contains(LocalDate.of(2026, 5, 2));
        assertThat(text(mail(number, HOLDER, "continue"))).contains("2 mai 2026");
        assertThat(endsOf(number, "implied-rejection")).containsExactly("EndEvent_ImpliedRejectionLogged");
        walk.complete(number, READING, "valideur");
        walk.complete(number, COMMITTEE, "comite");
        walk.complete(number, SIGN, "signataire");
        assertThat(handedBack(number, KEY, "outcome")).isEqualTo("awarded");
        assertThat(rows("implied_rejection", number)).isEqualTo(1);
    }

    @Test
    void scores_without_grounds_or_out_of_range_leave_the_task_open() {
        DossierNumber number = begun();
        walk.complete(number, INTERESTS, "instructeur");
        walk.complete(number, ADVICE, "charge-mission");
        assertRefused(
                () -> walk.complete(
                        number,
                        CRITERIA,
                        "instructeur",
                        Map.of(
                                "opportunity.score", "6",
                                "values.score", "-1",
                                "model.grounds", " ",
                                "risk", "HIGH",
                                "doubleFunding", "NATIONAL_DECLARED")),
                "OUT_OF_RANGE",
                "OUT_OF_RANGE",
                "REQUIRED",
                "RISK_WITHOUT_GROUNDS",
                "DOUBLE_FUNDING_WITHOUT_NOTE");
        assertThat(openTasks(number)).containsExactly(CRITERIA);
        assertThat(rows("criteria_review", number)).isZero();
        assertThat(parts.of(number)).isEmpty();
    }

    @Test
    void a_rule_that_the_review_finds_broken_stands_against_the_award() {
        DossierNumber number = begun();
        walk.complete(number, INTERESTS, "instructeur");
        walk.complete(number, ADVICE, "charge-mission");
        walk.complete(
                number,
                CRITERIA,
                "instructeur",
                Map.of("doubleFunding", "EU_SAME_JOB", "doubleFundingNote", "FEDER, même poste."));
        assertThat(reviews.opinion(number).orElseThrow().codes()).containsExactly("OTHER_EU_FUND");
        walk.complete(number, READING, "valideur");
        walk.complete(number, COMMITTEE, "comite");
        assertRefused(() -> walk.complete(number, SIGN, "signataire"), "OTHER_EU_FUND");
        assertThat(decisions.find(number)).isEmpty();
        assertThat(terms.find(number)).isEmpty();
        walk.complete(number, SIGN, "signataire", "refusal", Map.of());
        assertThat(text(mail(number, HOLDER, "rejetée"))).contains("autre fonds européen");
    }

    @Test
    void the_decision_follows_the_committee_or_says_why() {
        DossierNumber favourable = toCommittee();
        walk.complete(favourable, COMMITTEE, "comite");
        assertRefused(
                () -> walk.complete(
                        favourable,
                        SIGN,
                        "signataire",
                        "refusal",
                        Map.of("grounds", "", "signerCapacity", "", "decidedOn", "2026-03-03")),
                "REFUSAL_WITHOUT_GROUNDS",
                "REQUIRED",
                "DECIDED_IN_FUTURE");

        DossierNumber unfavourable = toCommittee();
        walk.complete(unfavourable, COMMITTEE, "comite", "unfavourable", Map.of());
        assertRefused(() -> walk.complete(unfavourable, SIGN, "signataire"), "AWARD_AGAINST_COMMITTEE");
        assertThat(openTasks(unfavourable)).containsExactly(SIGN);
        walk.complete(unfavourable, SIGN, "signataire", "refusal", Map.of("grounds", ""));
        assertThat(decisions.of(unfavourable).outcome()).isEqualTo(DecisionOutcome.REFUSAL);
    }

    @Test
    void the_committee_gives_grounds_and_meets_before_it_is_recorded() {
        DossierNumber number = toCommittee();
        assertRefused(
                () -> walk.complete(
                        number,
                        COMMITTEE,
                        "comite",
                        "adjourned",
                        Map.of("grounds", "", "complementAsked", " ", "heldOn", "2026-03-03")),
                "REQUIRED",
                "COMPLEMENT_NOT_NAMED",
                "SESSION_IN_FUTURE");
        assertThat(openTasks(number)).containsExactly(COMMITTEE);
    }

    @Test
    void what_must_always_hold_the_database_holds() {
        DossierNumber number = toCommittee();
        refusedByDatabase(
                "insert into ampli.criteria_review select dossier_number, 9, 6, opportunity_grounds, values_score,"
                        + " values_grounds, model_score, model_grounds, model_state, anchoring_score, anchoring_grounds, risk,"
                        + " risk_grounds, double_funding, double_funding_note, aid_regime, reviewed_by, reviewed_at"
                        + " from ampli.criteria_review where dossier_number = ?",
                number,
                "opportunity_score");
        refusedByDatabase(
                "insert into ampli.criteria_review select dossier_number, 9, 5, '  ', values_score,"
                        + " values_grounds, model_score, model_grounds, model_state, anchoring_score, anchoring_grounds, risk,"
                        + " risk_grounds, double_funding, double_funding_note, aid_regime, reviewed_by, reviewed_at"
                        + " from ampli.criteria_review where dossier_number = ?",
                number,
                "opportunity_grounds");
        refusedByDatabase(
                "insert into ampli.committee_session select dossier_number, 3, date '2026-03-02', 'ADJOURNED', 'x',"
                        + " 'y', date '2026-04-01', null, 'comite', now() from ampli.dossier where number = ?"
                                .replace(
                                        "from ampli.dossier where number",
                                        "from ampli.application where dossier_number"),
                number,
                "at_most_two_adjournments");
        refusedByDatabase(
                "update ampli.second_reading set read_by = reviewed_by where dossier_number = ?",
                number,
                "append-only");
        refusedByDatabase(
                "insert into ampli.second_reading select dossier_number, round, reviewed_by, reviewed_by, true, null,"
                        + " now() from ampli.criteria_review where dossier_number = ?",
                number,
                "second_reader_is_someone_else");
    }

    private void refusedByDatabase(String sql, DossierNumber number, String words) {
        assertThatThrownBy(() -> jdbc.sql(sql).param(number.value()).update()).hasMessageContaining(words);
    }

    /** A dossier whose application arrived on Monday 2 March, complete, at the door of the review. */
    private DossierNumber begun() {
        DossierNumber number = opened();
        start(number, "submission", Map.of());
        walk.complete(number, "UserTask_RecordApplication", "instructeur");
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur");
        start(number, KEY, Map.of("impliedRejectionDueAt", endOf(LocalDate.of(2026, 5, 2))));
        return number;
    }

    private DossierNumber toReading(String variant) {
        DossierNumber number = begun();
        walk.complete(number, INTERESTS, "instructeur");
        walk.complete(number, ADVICE, "charge-mission");
        walk.complete(number, CRITERIA, "instructeur", variant, Map.of());
        return number;
    }

    private DossierNumber toCommittee() {
        DossierNumber number = toReading("");
        walk.complete(number, READING, "valideur");
        return number;
    }

    private void backToCommittee(DossierNumber number) {
        walk.complete(number, CRITERIA, "instructeur");
        walk.complete(number, READING, "valideur");
    }

    /** Someone who is in two groups, which no login of the demonstration is. */
    private void completeAs(DossierNumber number, String taskId, String person, String group, String sample) {
        Task task = walk.task(number, taskId);
        engine.getIdentityService().setAuthentication(person, List.of(group));
        try {
            engine.getFormService()
                    .submitTaskForm(
                            task.getId(),
                            Variables.putValueTyped(
                                    "answer",
                                    Variables.stringValue(
                                            new SampleAnswers()
                                                    .of(sample, today(), Map.of())
                                                    .answer(),
                                            true)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        walk.runJobs(number);
    }

    private Date endOf(LocalDate day) {
        return deadlines.timerAt(day);
    }
}
