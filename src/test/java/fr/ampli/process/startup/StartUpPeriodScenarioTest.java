package fr.ampli.process.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.ScenarioTest;
import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.agreement.AgreedJob;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.dossier.DossierOpening;
import fr.ampli.job.JobOutcome;
import fr.ampli.job.JobOutcomes;
import fr.ampli.payment.FreezeState;
import fr.ampli.payment.Freezes;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/** The start-up period, every way out of it. Each test starts on 2 March 2026 and ends the period on 1 March 2027. */
class StartUpPeriodScenarioTest extends ScenarioTest {

    private static final String PROCESS = "start-up-period";
    private static final String DECLARE = "UserTask_DeclareInterestsForControl";
    private static final String CONTROL = "UserTask_ControlServiceDone";
    private static final LocalDate START = LocalDate.of(2026, 3, 2);
    private static final LocalDate END = LocalDate.of(2027, 3, 1);

    private static final String BALANCE = "8 000,00";
    private static final String ADVANCE = "12 000,00";

    @Autowired
    Freezes freezes;

    @Autowired
    Terms terms;

    @Autowired
    Parts parts;

    @Autowired
    LegalClocks legalClocks;

    @Autowired
    JobOutcomes outcomes;

    @Autowired
    TransactionTemplate transaction;

    // Ends

    @Test
    void the_agreed_job_is_proved_and_certified() {
        DossierNumber number = started();
        moveTo(LocalDate.of(2026, 6, 1));
        walk.complete(number, "UserTask_RecordHire", "charge-mission");

        assertThat(text(mail(number, "contact", "Votre embauche est enregistrée")))
                .contains("17,5 h sur 35 h, soit 0,50 ETP")
                .doesNotContain("régulariser");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordFinalReport");

        moveTo(LocalDate.of(2026, 9, 1));
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur");
        assertThat(text(mail(number, "contact", "Accusé de réception de votre bilan")))
                .contains("1er septembre 2026", "80 jours", "20 novembre 2026", BALANCE);
        assertThat(legalClocks.find(number, Delay.PAYMENT).orElseThrow().dueOn())
                .isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(outcomes.of(number)).isEmpty();

        walk.complete(number, DECLARE, "controleur");
        walk.complete(number, CONTROL, "controleur");

        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultMet").doesNotContain("EndEvent_ResultNotMet");
        assertThat(passed(number, PROCESS))
                .contains("EndEvent_HireConforms")
                .doesNotContain(
                        "SendTask_OpenHearing",
                        "UserTask_AssessSuspicion",
                        "SendTask_ExplainGap",
                        "SendTask_RemindReport");
        assertThat(text(mail(number, "contact", "Le résultat est atteint"))).contains(BALANCE, ADVANCE);
        JobOutcome outcome = outcomes.of(number).orElseThrow();
        assertThat(outcome.isMet()).isTrue();
        assertThat(outcome.decidedOn()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(outcome.reasons()).extracting(reason -> reason.code()).containsExactly("JOB_CREATED");
        assertThat(variable(number, "outcome")).isEqualTo("resultMet");
        assertThat(variable(number, "hearingHeld")).isEqualTo(false);
        assertThat(isRunning(number)).isFalse();
        nothingButWordsFlagsAndDatesIsKept(number);
    }

    @Test
    void nobody_is_hired_and_the_result_is_not_met_after_a_hearing() {
        DossierNumber number = started();
        walk.fireTimer(number, "BoundaryEvent_StartUpEnded");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordFinalReport");
        assertThat(passed(number, PROCESS)).doesNotContain("SendTask_AcknowledgeHire");

        moveTo(LocalDate.of(2027, 4, 1));
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur", "no-hire", Map.of());
        walk.complete(number, DECLARE, "controleur");
        walk.complete(number, CONTROL, "controleur", "no-hire", Map.of());
        assertThat(outcomes.of(number).orElseThrow().outcome()).isEqualTo(JobOutcome.Result.NOT_MET);
        assertThat(text(mail(number, "contact", "Vos observations sont attendues")))
                .contains(
                        "Aucune embauche",
                        ADVANCE,
                        BALANCE,
                        "30 jours qui suivent la réception",
                        "observations écrites",
                        "oralement",
                        "conseil",
                        "consulter votre dossier");

        moveTo(LocalDate.of(2027, 4, 20));
        walk.complete(number, "UserTask_RecordObservations", "controleur");
        assertThat(receipts.notificationOf(number, "hearing-opened")
                        .orElseThrow()
                        .on())
                .as("who answers has received the letter")
                .isEqualTo(today());
        assertThat(legalClocks.find(number, Delay.HEARING).orElseThrow().isEnded())
                .isTrue();
        walk.complete(number, "UserTask_ConcludeAfterHearing", "valideur", "not-met", Map.of());

        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultNotMet").doesNotContain("EndEvent_ResultMet");
        assertThat(passed(number, PROCESS)).doesNotContain("SendTask_CertifyServiceDone");
        assertThat(text(mail(number, "contact", "le résultat convenu n'est pas atteint")))
                .contains(
                        "Aucune embauche",
                        "Aucun élément nouveau",
                        "examen de vos observations",
                        "deux mois",
                        "recours gracieux",
                        "Tribunal administratif de Bordeaux",
                        "Claire Martin",
                        "Cheffe du service FSE");
        assertThat(outcomes.of(number).orElseThrow().outcome()).isEqualTo(JobOutcome.Result.NOT_MET);
        assertThat(variable(number, "outcome")).isEqualTo("resultNotMet");
        assertThat(variable(number, "hearingHeld")).isEqualTo(true);
        assertThat(legalClocks.find(number, Delay.PAYMENT).orElseThrow().isEnded())
                .isTrue();
        assertThat(isRunning(number)).isFalse();
    }

    // The hire

    @ParameterizedTest
    @CsvSource({
        "BoundaryEvent_HireWarningFirst, SendTask_WarnAtMonth6, EndEvent_WarnedAtMonth6, 2026-09-02, 6 mois",
        "BoundaryEvent_HireWarningSecond, SendTask_WarnAtMonth9, EndEvent_WarnedAtMonth9, 2026-12-02, 3 mois",
        "BoundaryEvent_HireWarningLast, SendTask_WarnAtMonth11, EndEvent_WarnedAtMonth11, 2027-02-02, embaucher : 1 mois"
    })
    void a_warning_tells_how_much_time_is_left(String timer, String task, String end, LocalDate day, String left) {
        DossierNumber number = started();

        walk.fireTimer(number, timer);

        assertThat(today()).isEqualTo(day);
        assertThat(passed(number, PROCESS)).contains(task, end);
        assertThat(text(mail(number, "contact", "il reste du temps pour agir")))
                .contains("1er mars 2027", left, "0,5 ETP", "17,5 h par semaine", "avenant");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordHire");
    }

    @Test
    void all_warnings_leave_once_each_even_when_a_gap_brings_the_task_back() {
        DossierNumber number = started();
        walk.fireTimer(number, "BoundaryEvent_HireWarningFirst");
        walk.complete(number, "UserTask_RecordHire", "charge-mission", "gap", Map.of());
        walk.fireTimer(number, "BoundaryEvent_HireWarningSecond");
        walk.fireTimer(number, "BoundaryEvent_HireWarningLast");

        assertThat(passed(number, PROCESS).stream().filter(id -> id.startsWith("SendTask_WarnAtMonth")))
                .containsExactlyInAnyOrder("SendTask_WarnAtMonth6", "SendTask_WarnAtMonth9", "SendTask_WarnAtMonth11");
        assertThat(mails(number))
                .filteredOn(mail -> subject(mail).contains("il reste du temps"))
                .hasSize(3);
    }

    @Test
    void a_gap_is_explained_with_its_numbers_and_cured_while_the_period_is_open() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_RecordHire", "charge-mission", "gap", Map.of());

        assertThat(text(mail(number, "contact", "ne correspond pas encore")))
                .contains("17,49 h sur 35 h = 0,49 ETP, il faut au moins 0,5 ETP soit 17,5 h.", "1er mars 2027");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordHire");
        assertThat(passed(number, PROCESS)).doesNotContain("SendTask_AcknowledgeHire");

        walk.complete(
                number,
                "UserTask_RecordHire",
                "charge-mission",
                "gap",
                Map.of("declaration", "CORRECTION", "weeklyHours", "17,4"));
        assertThat(mails(number))
                .filteredOn(mail -> subject(mail).contains("ne correspond pas encore"))
                .hasSize(2);

        walk.complete(number, "UserTask_RecordHire", "charge-mission", "correction", Map.of());
        assertThat(openTasks(number)).containsExactly("UserTask_RecordFinalReport");
        assertThat(count("hire", number)).isEqualTo(3);
        // the correction stands alone: nothing adds up with what it corrects
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur");
        walk.complete(number, DECLARE, "controleur");
        walk.complete(number, CONTROL, "controleur");
        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultMet");
    }

    @Test
    void hours_are_kept_to_the_last_digit() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_RecordHire", "charge-mission", "gap", Map.of("weeklyHours", "17,499"));

        assertThat(text(mail(number, "contact", "ne correspond pas encore"))).contains("17,499 h sur 35 h = 0,49 ETP");
        assertThat(jdbc.sql("select weekly_hours from ampli.hire where dossier_number = :number")
                        .param("number", number.value())
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("17.499");
    }

    @Test
    void a_missing_derogation_is_a_reserve() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_RecordHire", "charge-mission", "without-derogation", Map.of());

        assertThat(text(mail(number, "contact", "Votre embauche est enregistrée")))
                .contains("ne remettent pas en cause", "moins de 24 h", "dérogation");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordFinalReport");
    }

    @Test
    void a_hire_outside_the_period_is_refused_and_nothing_is_kept() {
        DossierNumber number = started();
        for (LocalDate day : List.of(START.minusDays(1), END.plusDays(1))) {
            assertRefused(
                    () -> walk.complete(
                            number, "UserTask_RecordHire", "charge-mission", Map.of("startsOn", day.toString())),
                    "HIRE_OUTSIDE_PERIOD");
        }
        assertStill(number, "UserTask_RecordHire", "hire");

        walk.complete(number, "UserTask_RecordHire", "charge-mission", Map.of("startsOn", END.toString()));
        assertThat(openTasks(number)).containsExactly("UserTask_RecordFinalReport");
    }

    @Test
    void the_first_day_of_the_period_is_in_it() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_RecordHire", "charge-mission", Map.of("startsOn", START.toString()));
        assertThat(openTasks(number)).containsExactly("UserTask_RecordFinalReport");
    }

    @Test
    void every_refused_input_is_told_at_once_and_keeps_the_task_open() {
        DossierNumber number = started();
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordHire",
                        "charge-mission",
                        Map.of(
                                "employer",
                                "OTHER",
                                "employerSiret",
                                siret(9_999),
                                "weeklyHours",
                                "0",
                                "fullTimeHours",
                                "37")),
                "EMPLOYER_ELSEWHERE",
                "OUT_OF_RANGE",
                "FULL_TIME_UNDOCUMENTED");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordHire",
                        "charge-mission",
                        Map.of("employer", "OTHER", "employerSiret", "123")),
                "SIRET_INVALID");
        assertRefused(
                () -> walk.complete(number, "UserTask_RecordHire", "charge-mission", Map.of("derogation", "")),
                "DEROGATION_UNANSWERED");
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_RecordHire", "charge-mission", Map.of("declaration", "CORRECTION")),
                "NOTHING_TO_CORRECT");
        assertStill(number, "UserTask_RecordHire", "hire");
    }

    @Test
    void a_hire_needs_its_pieces() {
        DossierNumber number = started();
        assertRefused(
                () -> withoutPieces(number, "UserTask_RecordHire", "record-hire", "charge-mission"),
                "DOCUMENT_MISSING_EMPLOYMENT_CONTRACT",
                "DOCUMENT_MISSING_HIRING_DECLARATION",
                "DOCUMENT_MISSING_PART_TIME_DEROGATION");
        assertStill(number, "UserTask_RecordHire", "hire");
    }

    // The report

    @Test
    void a_silent_holder_is_reminded_twice_put_on_notice_and_then_controlled_on_what_there_is() {
        DossierNumber number = started();
        walk.fireTimer(number, "BoundaryEvent_StartUpEnded");

        walk.fireTimer(number, "BoundaryEvent_ReportDue");
        assertThat(today()).isEqualTo(LocalDate.of(2027, 5, 1));
        walk.fireTimer(number, "BoundaryEvent_ReportSecondReminder");
        assertThat(today()).isEqualTo(LocalDate.of(2027, 5, 16));
        assertThat(mails(number))
                .filteredOn(mail -> subject(mail).contains("bilan d'exécution est attendu"))
                .hasSize(2);
        walk.fireTimer(number, "BoundaryEvent_ReportFormalNotice");
        assertThat(today()).isEqualTo(LocalDate.of(2027, 5, 31));
        assertThat(text(mail(number, "contact", "Mise en demeure")))
                .contains("15 jours qui suivent la réception", ADVANCE, "entendu");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordFinalReport");

        moveTo(LocalDate.of(2027, 6, 3));
        acknowledge(number, "formal-notice");
        walk.fireTimer(number, "BoundaryEvent_ReportGivenUp");
        assertThat(today()).as("15 days from the receipt").isEqualTo(LocalDate.of(2027, 6, 18));
        assertThat(openTasks(number)).containsExactly(DECLARE);
        assertThat(passed(number, PROCESS))
                .contains(
                        "EndEvent_ReportReminded",
                        "EndEvent_ReportRemindedAgain",
                        "EndEvent_FormalNoticeSent",
                        "BoundaryEvent_FormalNoticeNotified",
                        "EndEvent_FormalNoticeBegun")
                .doesNotContain("SendTask_AcknowledgeReport");
        assertThat(legalClocks.find(number, Delay.PAYMENT)).isEmpty();

        walk.complete(number, DECLARE, "controleur");
        walk.complete(number, CONTROL, "controleur", "no-report", Map.of());
        assertThat(outcomes.of(number).orElseThrow().reasons())
                .extracting(reason -> reason.code())
                .containsExactly("NO_REPORT");
        assertThat(legalClocks.find(number, Delay.HEARING))
                .as("written is not received")
                .isEmpty();
        moveTo(today().plusDays(4));
        acknowledge(number, "hearing-opened");
        assertThat(legalClocks.find(number, Delay.HEARING).orElseThrow().startedOn())
                .isEqualTo(today());
        assertThat(walk.task(number, "UserTask_RecordObservations").getDueDate())
                .isInSameDayAs(java.sql.Date.valueOf(today().plusDays(30)));
        assertThat(passed(number, PROCESS)).contains("BoundaryEvent_HearingNotified", "EndEvent_HearingBegun");
        walk.fireTimer(number, "BoundaryEvent_HearingEnded");
        assertThat(legalClocks.find(number, Delay.HEARING).orElseThrow().dueOn())
                .isEqualTo(today());
        assertThat(passed(number, PROCESS)).doesNotContain("SendTask_CertifyServiceDone");
        walk.complete(number, "UserTask_ConcludeAfterHearing", "valideur", "not-met", Map.of());
        assertThat(text(mail(number, "contact", "le résultat convenu n'est pas atteint")))
                .contains("vous n'avez pas répondu dans le délai");
        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultNotMet");
    }

    @Test
    void a_report_is_refused_without_its_pieces_or_from_the_future() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_RecordHire", "charge-mission");
        assertRefused(
                () -> withoutPieces(number, "UserTask_RecordFinalReport", "record-final-report", "instructeur"),
                "DOCUMENT_MISSING_FINAL_REPORT",
                "DOCUMENT_MISSING_PAYSLIP");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordFinalReport",
                        "instructeur",
                        Map.of("receivedOn", today().plusDays(1).toString())),
                "DATE_IN_FUTURE");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordFinalReport",
                        "instructeur",
                        Map.of("receivedOn", START.minusDays(1).toString())),
                "DATE_TOO_EARLY");
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_RecordFinalReport", "instructeur", Map.of("declaresHire", "true")),
                "HIRE_MISSING");
        assertStill(number, "UserTask_RecordFinalReport", "job_report");
        assertThat(legalClocks.find(number, Delay.PAYMENT)).isEmpty();
    }

    @Test
    void a_late_hire_told_by_the_report_is_written_down_as_late() {
        DossierNumber number = started();
        walk.fireTimer(number, "BoundaryEvent_StartUpEnded");
        moveTo(END.plusDays(10));
        walk.complete(
                number,
                "UserTask_RecordFinalReport",
                "instructeur",
                "with-hire",
                Map.of("hire.startsOn", END.plusDays(1).toString()));
        walk.complete(number, DECLARE, "controleur");
        walk.complete(number, CONTROL, "controleur");

        assertThat(outcomes.of(number).orElseThrow().reasons())
                .extracting(reason -> reason.code())
                .containsExactly("HIRED_OUTSIDE_PERIOD");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordObservations");
    }

    @Test
    void a_replacement_told_by_the_report_keeps_the_result() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_RecordHire", "charge-mission");
        moveTo(LocalDate.of(2026, 9, 1));
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur", "with-hire", Map.of());
        walk.complete(number, DECLARE, "controleur");
        walk.complete(number, CONTROL, "controleur", "left", Map.of());

        assertThat(outcomes.of(number).orElseThrow().reasons())
                .extracting(reason -> reason.code())
                .containsExactly("REPLACED_IN_TIME");
        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultMet");
    }

    // Interests, declared anew for the control (R56)

    @Test
    void interests_are_declared_anew_before_the_first_act_of_control() {
        DossierNumber number = reportIn();
        assertThat(openTasks(number)).containsExactly(DECLARE);
        assertThat(walk.task(number, DECLARE).getDueDate()).isNotNull();
        assertRefused(
                () -> walk.complete(number, DECLARE, "controleur", "link", Map.of("nature", " ")),
                "LINK_WITHOUT_NATURE");
        assertThat(openTasks(number)).containsExactly(DECLARE);
        walk.complete(number, DECLARE, "controleur");
        assertThat(openTasks(number)).containsExactly(CONTROL);
        assertThat(declarations(number)).containsExactly("controleur CONTROL false");
    }

    @Test
    void a_controller_with_a_link_leaves_the_declaration_and_the_control_to_a_colleague() {
        DossierNumber number = reportIn();
        walk.complete(number, DECLARE, "controleur", "link", Map.of());
        assertThat(openTasks(number)).containsExactly(DECLARE);
        assertRefused(() -> walk.complete(number, DECLARE, "controleur"), "SEPARATION_OF_DUTIES");
        walk.complete(number, DECLARE, "controleur2");
        assertRefused(() -> walk.complete(number, CONTROL, "controleur"), "SEPARATION_OF_DUTIES");
        assertStill(number, CONTROL, "job_control");
        walk.complete(number, CONTROL, "controleur2", Map.of("noInterest", false));
        assertThat(declarations(number)).containsExactly("controleur CONTROL true", "controleur2 CONTROL false");
        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultMet");
    }

    @Test
    void who_controls_in_the_place_of_who_declared_declares_in_the_control_itself() {
        DossierNumber number = reported();
        assertRefused(
                () -> walk.complete(number, CONTROL, "controleur2", Map.of("noInterest", false)),
                "INTERESTS_NOT_DECLARED");
        assertStill(number, CONTROL, "job_control");
        assertThat(declarations(number)).containsExactly("controleur CONTROL false");
        walk.complete(number, CONTROL, "controleur2");
        assertThat(declarations(number)).containsExactly("controleur CONTROL false", "controleur2 CONTROL false");
    }

    @Test
    void a_declaration_for_the_review_does_not_serve_the_control() {
        DossierNumber number = reported();
        jdbc.sql("insert into ampli.interest_declaration (dossier_number, stage, person, has_link, declared_at)"
                        + " values (?, 'REVIEW', 'controleur2', false, now())")
                .param(number.value())
                .update();
        assertRefused(
                () -> walk.complete(number, CONTROL, "controleur2", Map.of("noInterest", false)),
                "INTERESTS_NOT_DECLARED");
    }

    // The control and after

    @Test
    void who_reviewed_the_dossier_does_not_control_it() {
        DossierNumber number = reported();
        transaction.executeWithoutResult(status -> parts.take(number, new Person("controleur"), Part.REVIEW));

        assertRefused(() -> walk.complete(number, CONTROL, "controleur"), "SEPARATION_OF_DUTIES");
        assertStill(number, CONTROL, "job_control");

        walk.complete(number, CONTROL, "controleur2");
        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultMet");
    }

    @Test
    void a_control_goes_through_every_piece_of_evidence() {
        DossierNumber number = reported();
        assertRefused(
                () -> walk.complete(
                        number,
                        CONTROL,
                        "controleur",
                        Map.of("evidence.PAYSLIP.finding", "", "evidence.FINAL_REPORT.finding", "REFUSED")),
                "EVIDENCE_UNANSWERED",
                "EVIDENCE_REASON_MISSING");
        assertRefused(
                () -> walk.complete(
                        number,
                        CONTROL,
                        "controleur",
                        Map.of(
                                "heldAtControl",
                                "false",
                                "endedOn",
                                "2025-01-01",
                                "endCause",
                                "OTHER",
                                "forceMajeure",
                                "false")),
                "DATE_TOO_EARLY");
        assertStill(number, CONTROL, "job_control");
    }

    @Test
    void a_doubt_is_lifted_by_the_observations() {
        DossierNumber number = reported();
        walk.complete(number, CONTROL, "controleur", "review", Map.of());
        assertThat(outcomes.of(number).orElseThrow().outcome()).isEqualTo(JobOutcome.Result.REVIEW);
        assertThat(text(mail(number, "contact", "Vos observations sont attendues")))
                .contains("Le bulletin ne porte pas la durée du travail");

        walk.complete(number, "UserTask_RecordObservations", "controleur");
        assertRefused(
                () -> walk.complete(number, "UserTask_ConcludeAfterHearing", "valideur", Map.of("authorLastName", "")),
                "REQUIRED");
        assertStill(number, "UserTask_ConcludeAfterHearing", "job_conclusion");
        walk.complete(number, "UserTask_ConcludeAfterHearing", "valideur");

        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultMet").doesNotContain("EndEvent_ResultNotMet");
        assertThat(mail(number, "contact", "Le résultat est atteint")).isNotNull();
        assertThat(outcomes.of(number).orElseThrow().isMet()).isTrue();
        assertThat(variable(number, "hearingHeld")).isEqualTo(false);
    }

    @Test
    void observations_lie_within_the_hearing() {
        DossierNumber number = reported();
        walk.complete(number, CONTROL, "controleur", "review", Map.of());
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordObservations",
                        "controleur",
                        Map.of("receivedOn", today().minusDays(1).toString(), "observations", " ")),
                "DATE_TOO_EARLY",
                "REQUIRED");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordObservations");
    }

    @Test
    void an_unfounded_suspicion_sends_the_dossier_back_to_the_control() {
        DossierNumber number = reported();
        walk.complete(number, CONTROL, "controleur", "fraud", Map.of());
        assertThat(openTasks(number)).containsExactly("UserTask_AssessSuspicion");
        assertThat(outcomes.of(number).orElseThrow().outcome()).isEqualTo(JobOutcome.Result.FRAUD);
        assertThat(passed(number, PROCESS)).doesNotContain("SendTask_OpenHearing");

        walk.complete(number, "UserTask_AssessSuspicion", "valideur");
        walk.complete(number, CONTROL, "controleur");

        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultMet");
        assertThat(outcomes.of(number).orElseThrow().isMet()).isTrue();
        assertThat(count("job_control", number)).isEqualTo(2);
    }

    @Test
    void who_controlled_neither_takes_nor_does_what_follows() {
        DossierNumber number = reported();
        walk.complete(number, CONTROL, "controleur", "fraud", Map.of());
        // As if the head of service had been a controller when the control was made
        jdbc.sql("insert into ampli.part_taken values (:number, 'valideur', 'SERVICE_DONE_CONTROL', now())")
                .param("number", number.value())
                .update();

        assertRefused(
                () -> walk.complete(number, "UserTask_AssessSuspicion", "valideur", "confirmed", Map.of()),
                "SEPARATION_OF_DUTIES");
        assertThat(walk.task(number, "UserTask_AssessSuspicion").getAssignee()).isNull();
    }

    @Test
    void a_confirmed_suspicion_is_reported_and_heard() {
        DossierNumber number = reported();
        walk.complete(number, CONTROL, "controleur", "fraud", Map.of());
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_AssessSuspicion", "valideur", "confirmed", Map.of("prosecutorTold", false)),
                "PROSECUTOR_NOT_TOLD");
        assertThat(openTasks(number)).containsExactly("UserTask_AssessSuspicion");

        walk.complete(number, "UserTask_AssessSuspicion", "valideur", "confirmed", Map.of());
        assertThat(freezes.of(number)).hasSize(1).allSatisfy(freeze -> {
            assertThat(freeze.state()).isEqualTo(FreezeState.CONFIRMED);
            assertThat(freeze.openedBy()).isEqualTo(new Person("controleur"));
        });
        assertThat(openTasks(number)).contains("UserTask_AskFreezeLift");
        acknowledge(number, "hearing-opened");
        walk.fireTimer(number, "BoundaryEvent_HearingEnded");
        walk.complete(number, "UserTask_ConcludeAfterHearing", "valideur", "not-met", Map.of());

        assertThat(endsOf(number, PROCESS)).contains("EndEvent_ResultNotMet");
        assertThat(outcomes.of(number).orElseThrow().outcome()).isEqualTo(JobOutcome.Result.NOT_MET);
    }

    // What the database keeps true

    @Test
    void one_outcome_per_control_and_no_hire_of_zero_hours() {
        DossierNumber number = reported();
        walk.complete(number, CONTROL, "controleur");

        assertThatThrownBy(() -> jdbc.sql("""
                                insert into ampli.job_outcome
                                select control_id, 'NOT_MET', false, 'TO_RECOVER', 'NO_HIRE', found_on from ampli.job_outcome
                                where control_id in (select id from ampli.job_control where dossier_number = :number)
                                """).param("number", number.value()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update ampli.hire set weekly_hours = 0 where dossier_number = :number")
                        .param("number", number.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    // The walk

    /** A dossier whose activity started on the first day, with the frozen terms of a half-time job. */
    private DossierNumber started() {
        Person person = new Person("instructeur");
        int index = nextHolder();
        DossierNumber number = dossiers.open(
                        new DossierOpening(
                                "Association d'essai " + index,
                                "ASSOCIATION",
                                siret(index),
                                null,
                                "Camille Petit",
                                "contact" + index + "@exemple.fr",
                                "05 57 57 80 00",
                                "Atelier partagé",
                                "Un atelier de réparation ouvert à tous.",
                                "Guéret",
                                "23000",
                                null,
                                false),
                        person)
                .number();
        terms.freeze(
                number,
                new AgreedJob(
                        "Chargée de développement",
                        ContractType.PERMANENT,
                        new BigDecimal("17.5"),
                        new BigDecimal("35")),
                START.minusDays(30),
                START,
                END,
                person);
        terms.startOn(number, START, person);
        engine.getRuntimeService()
                .startProcessInstanceByKey(
                        PROCESS,
                        number.value(),
                        Map.of("dossierNumber", number.value(), "holderName", "Association d'essai " + index));
        walk.runJobs(number);
        assertThat(openTasks(number)).containsExactly("UserTask_RecordHire");
        return number;
    }

    /** A dossier whose hire and report are in, ready to be controlled. */
    private List<String> declarations(DossierNumber number) {
        return jdbc.sql("select person || ' ' || stage || ' ' || has_link from ampli.interest_declaration"
                        + " where dossier_number = ? order by id")
                .param(number.value())
                .query(String.class)
                .list();
    }

    private DossierNumber reportIn() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_RecordHire", "charge-mission");
        moveTo(LocalDate.of(2026, 9, 1));
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur");
        return number;
    }

    /** The report is in, and a controller declared to have no link. */
    private DossierNumber reported() {
        DossierNumber number = reportIn();
        walk.complete(number, DECLARE, "controleur");
        return number;
    }

    /** Hands in the sample answer alone, as a form does whose uploads were forgotten. */
    private void withoutPieces(DossierNumber number, String task, String form, String person) {
        String answer = new SampleAnswers().of(form, today(), Map.of()).answer();
        engine.getIdentityService().setAuthentication(person, List.of(person));
        try {
            engine.getFormService()
                    .submitTaskForm(
                            walk.task(number, task).getId(),
                            Variables.putValueTyped("answer", Variables.stringValue(answer, true)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private void assertStill(DossierNumber number, String task, String table) {
        assertThat(openTasks(number)).containsExactly(task);
        assertThat(count(table, number)).isZero();
    }

    private int count(String table, DossierNumber number) {
        return jdbc.sql("select count(*) from ampli." + table + " where dossier_number = :number")
                .param("number", number.value())
                .query(Integer.class)
                .single();
    }

    private Object variable(DossierNumber number, String name) {
        return engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instances(number, PROCESS).get(0).getId())
                .variableName(name)
                .singleResult()
                .getValue();
    }

    private void nothingButWordsFlagsAndDatesIsKept(DossierNumber number) {
        List<HistoricVariableInstance> kept = engine.getHistoryService()
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instances(number, PROCESS).get(0).getId())
                .list();
        assertThat(kept)
                .extracting(HistoricVariableInstance::getName)
                .doesNotContain("answer", "fteSufficient", "endCause");
        assertThat(kept)
                .extracting(HistoricVariableInstance::getTypeName)
                .are(new Condition<>(List.of("string", "boolean", "date", "integer")::contains, "a plain type"));
    }
}
