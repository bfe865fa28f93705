package fr.ampli.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.deadline.ClockCatalogue;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.web.DossierSections;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasklist, timers, letters, the dossier's facts and Cockpit tell one day. */
class SameDateTest extends DeadlineScenario {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    /** Without a last day, for reasons told in docs/rules.md. */
    private static final Set<String> WITHOUT = Set.of(
            "UserTask_RecordApplication",
            "UserTask_RecordFeasibilityFindings",
            "UserTask_EndAbsence",
            "UserTask_AskFreezeLift",
            // get their day when their letter is known to have arrived
            "UserTask_RecordObservations",
            "UserTask_RecordRecoveryObservations");

    @Autowired
    private ClockCatalogue catalogue;

    @Autowired
    private DossierSections sections;

    @Test
    void every_task_and_timer_has_its_day_from_the_catalogue() {
        ours().forEach(definition -> {
            var model = engine.getRepositoryService().getBpmnModelInstance(definition.getId());
            for (UserTask task : model.getModelElementsByType(UserTask.class)) {
                if (WITHOUT.contains(task.getId())) {
                    assertThat(task.getCamundaDueDate()).as(task.getId()).isNull();
                    continue;
                }
                Matcher due = VARIABLE.matcher(Objects.toString(task.getCamundaDueDate(), ""));
                assertThat(due.matches()).as("due date of %s", task.getId()).isTrue();
                if (!due.group(1).equals("startUpEndsAt")) {
                    assertThat(catalogue.shownIn(due.group(1))).as(task.getId()).isNotEmpty();
                }
            }
        });
    }

    @Test
    void every_variable_of_the_catalogue_is_a_due_date_of_some_model() {
        Set<String> named = new TreeSet<>();
        ours().forEach(definition -> {
            Matcher found = VARIABLE.matcher(
                    Bpmn.convertToString(engine.getRepositoryService().getBpmnModelInstance(definition.getId())));
            while (found.find()) {
                named.add(found.group(1));
            }
        });
        // Shown in Cockpit; the watch reads the record
        named.add("impliedRejectionDueAt");
        for (Delay delay : Delay.values()) {
            assertThat(named).as(delay.name()).containsAll(catalogue.of(delay).variables());
        }
    }

    @Test
    void a_form_says_in_words_how_long_a_delay_still_runs() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY);
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "incomplete", Map.of());
        assertThat(silence(number))
                .containsEntry("words", "dernier jour le 02/05/2026, dans 61 jours")
                .containsEntry("tone", "calm")
                .containsEntry("legal", true);
        moveTo(SILENCE_ENDS);
        assertThat(silence(number))
                .containsEntry("words", "dernier jour le 02/05/2026, aujourd’hui")
                .containsEntry("tone", "soon");
        moveTo(SILENCE_ENDS.plusDays(1));
        assertThat(silence(number))
                .containsEntry("words", "échu depuis le 02/05/2026 (1 jour)")
                .containsEntry("tone", "late");

        moveTo(LocalDate.of(2026, 3, 3));
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "incomplete", Map.of());
        moveTo(LocalDate.of(2026, 3, 10));
        assertThat(silence(number))
                .containsEntry("words", "suspendu depuis le 03/03/2026, il restera 60 jours à la reprise")
                .containsEntry("tone", "stopped");
        walk.complete(number, "UserTask_RecordMissingPieces", "instructeur");
        assertThat(silence(number).get("words").toString()).endsWith(", arrêts compris (7 jours)");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> silence(DossierNumber number) {
        return facts(number).stream()
                .filter(row -> row.get("kind").equals(Delay.IMPLIED_REJECTION.name()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_a_task_a_cockpit_and_the_dossier_say_is_one_day() {
        DossierNumber number = open();
        int compared = 0;
        for (HappyPath.Step step : HappyPath.WHOLE) {
            compared += compare(number, walk.task(number, step.task()));
            walk.complete(number, step.task(), step.person(), step.variant(), Map.of());
        }
        assertThat(compared).as("tasks with a last day").isGreaterThan(18);
        assertThat(clocks.of(number)).isNotEmpty().allMatch(LegalClock::isEnded);
    }

    @Test
    void the_acknowledgement_names_the_day_of_silence() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION.subList(0, 1));
        LocalDate due =
                clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow().dueOn();
        assertThat(text(holders(number, "bien reçu"))).contains(French.date(due));
        assertThat(fact(number, Delay.IMPLIED_REJECTION, "dueOn")).isEqualTo(due.toString());
        assertThat(cockpit(number, "impliedRejectionDueAt")).containsOnly(deadlines.timerAt(due));
    }

    @Test
    void the_request_for_pieces_names_the_day_of_its_timer() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY);
        walk.complete(number, "UserTask_RecordApplication", "instructeur", "incomplete", Map.of());
        walk.complete(number, "UserTask_CheckCompleteness", "instructeur", "incomplete", Map.of());
        LocalDate due = oneDay(
                number, "UserTask_RecordMissingPieces", "BoundaryEvent_MissingPiecesOverdue", Delay.MISSING_PIECES);
        assertThat(text(holders(number, "manque"))).contains(French.date(due));
        assertThat(fact(number, Delay.IMPLIED_REJECTION, "state")).isEqualTo("suspendu");
        assertThat(fact(number, Delay.IMPLIED_REJECTION, "pausedOn")).isEqualTo(today().toString());

        walk.fireTimer(number, "BoundaryEvent_MissingPiecesOverdue");
        LocalDate renewed = oneDay(
                number, "UserTask_RecordMissingPieces", "BoundaryEvent_MissingPiecesOverdue", Delay.MISSING_PIECES);
        assertThat(renewed).isAfter(due);
        assertThat(text(holders(number, "nouveau délai"))).contains(French.date(renewed));
    }

    @Test
    void the_partner_reads_the_day_of_the_timer() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY.subList(0, 1));
        LocalDate due = oneDay(
                number, "UserTask_RecordPartnerAnswer", "BoundaryEvent_PartnerAnswerOverdue", Delay.PARTNER_ANSWER);
        assertThat(mails(number)).anySatisfy(mail -> {
            assertThat(text(mail)).contains(French.date(due));
        });
    }

    @Test
    void the_agreement_to_sign_names_the_day_of_its_timer() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT.subList(0, 1));
        LocalDate due = oneDay(
                number, "UserTask_RecordHolderSignature", "BoundaryEvent_SignatureExpired", Delay.SIGNATURE_LAPSE);
        assertThat(text(holders(number, "convention"))).contains(French.date(due));
    }

    @Test
    void the_statement_of_start_and_the_report_have_one_day_each() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW, HappyPath.AGREEMENT);
        LocalDate statement = oneDay(
                number,
                "UserTask_RecordStatementOfStart",
                "BoundaryEvent_StatementReminderDue",
                Delay.STATEMENT_OF_START);
        assertThat(correspondence.of(number))
                .anySatisfy(letter -> assertThat(letter.text()).contains(French.date(statement)));

        take(number, HappyPath.START, HappyPath.PAYMENT);
        walk.complete(number, "UserTask_RecordHire", "charge-mission");
        oneDay(number, "UserTask_RecordFinalReport", "BoundaryEvent_ReportDue", Delay.REPORT);
    }

    @Test
    void the_hearing_runs_from_the_day_its_letter_is_received() {
        DossierNumber number = open();
        take(
                number,
                HappyPath.FEASIBILITY,
                HappyPath.SUBMISSION,
                HappyPath.REVIEW,
                HappyPath.AGREEMENT,
                HappyPath.START,
                HappyPath.PAYMENT);
        walk.fireTimer(number, "BoundaryEvent_StartUpEnded");
        moveTo(today().plusDays(2));
        walk.complete(number, "UserTask_RecordFinalReport", "instructeur", "no-hire", Map.of());
        walk.complete(number, "UserTask_DeclareInterestsForControl", "controleur");
        walk.complete(number, "UserTask_ControlServiceDone", "controleur", "no-hire", Map.of());
        assertThat(walk.task(number, "UserTask_RecordObservations").getDueDate())
                .as("nothing runs before the letter is known to have arrived")
                .isNull();
        moveTo(today().plusDays(3));
        acknowledge(number, "hearing-opened");

        Task task = walk.task(number, "UserTask_RecordObservations");
        LocalDate due = LocalDate.ofInstant(task.getDueDate().toInstant(), Deadlines.ZONE);
        assertThat(walk.jobAt(number, "BoundaryEvent_HearingEnded").getDuedate())
                .isEqualTo(task.getDueDate());
        assertThat(cockpit(number, "hearingEndsAt")).containsOnly(task.getDueDate());
        assertThat(fact(number, Delay.HEARING, "dueOn")).isEqualTo(due.toString());
        assertThat(due).isEqualTo(today().plusDays(30));
        assertThat(text(holders(number, "observations sont attendues")))
                .contains("dans les 30 jours qui suivent la réception");
    }

    @Test
    void the_eighty_days_are_told_before_and_when_they_are_over() {
        DossierNumber number = open();
        take(
                number,
                HappyPath.FEASIBILITY,
                HappyPath.SUBMISSION,
                HappyPath.REVIEW,
                HappyPath.AGREEMENT,
                HappyPath.START,
                HappyPath.PAYMENT,
                HappyPath.START_UP);
        LocalDate due = clocks.find(number, Delay.PAYMENT).orElseThrow().dueOn();
        assertThat(due).isEqualTo(today().plusDays(80));
        assertThat(walk.task(number, "UserTask_PreparePayment").getDueDate()).isEqualTo(endOf(due));
        assertThat(fact(number, Delay.PAYMENT, "dueOn")).isEqualTo(due.toString());
        assertThat(cockpit(number, "paymentDueAt")).containsOnly(endOf(due));
        watchOn(due.minusDays(21), number);
        assertThat(count(number, "DEADLINE_NEAR")).isZero();
        watchOn(due.minusDays(20), number);
        watchOn(due.minusDays(5), number);
        assertThat(count(number, "DEADLINE_NEAR")).isEqualTo(2);
        watchOn(due, number);
        assertThat(count(number, "DEADLINE_MISSED")).isZero();
        watchOn(due.plusDays(1), number);
        watch(number);
        assertThat(count(number, "DEADLINE_MISSED")).isEqualTo(1);
        assertThat(waiting(number)).isEqualTo(1);
        assertThat(fact(number, Delay.PAYMENT, "state")).isEqualTo("échu");
    }

    @Test
    void money_that_does_not_come_back_in_time_is_told_the_day_after() {
        DossierNumber number = open();
        take(
                number,
                HappyPath.FEASIBILITY,
                HappyPath.SUBMISSION,
                HappyPath.REVIEW,
                HappyPath.AGREEMENT,
                HappyPath.START,
                HappyPath.PAYMENT);
        walk.start("withdrawal", "record-withdrawal", "charge-mission", Map.of("number", number.toString()));
        walk.runJobs(number);
        walk.complete(number, "UserTask_RecordRecoveryObservations", "instructeur");
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");

        LocalDate due = clocks.find(number, Delay.REPAYMENT).orElseThrow().dueOn();
        assertThat(due).isEqualTo(today().plusDays(30));
        assertThat(walk.task(number, "UserTask_RecordRepayment").getDueDate()).isEqualTo(endOf(due));
        watchOn(due, number);
        assertThat(count(number, "DEADLINE_MISSED")).isZero();
        watchOn(due.plusDays(1), number);
        watch(number);
        assertThat(count(number, "DEADLINE_MISSED")).isEqualTo(1);
        assertThat(waiting(number)).isEqualTo(1);
    }

    /** The models of the house; tests deploy others. */
    private Stream<ProcessDefinition> ours() {
        return engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list().stream()
                .filter(definition -> definition.getResourceName().startsWith("processes/"));
    }

    /** Compares where there is something to compare; how many days were. */
    private int compare(DossierNumber number, Task task) {
        if (WITHOUT.contains(task.getTaskDefinitionKey())) {
            return 0;
        }
        LocalDate due = LocalDate.ofInstant(task.getDueDate().toInstant(), Deadlines.ZONE);
        assertThat(task.getDueDate()).as(task.getName()).isEqualTo(endOf(due));
        String variable = variableOf(task);
        assertThat(engine.getRuntimeService().getVariable(task.getExecutionId(), variable))
                .as("Cockpit: %s", variable)
                .isEqualTo(task.getDueDate());
        List<Delay> shown = catalogue.shownIn(variable);
        assertThat(facts(number))
                .as("dossier: %s", task.getName())
                .filteredOn(row -> shown.isEmpty()
                        || shown.contains(Delay.valueOf((String) row.get("kind"))) && row.get("endedOn") == null)
                .anySatisfy(row -> {
                    if (!shown.isEmpty()) {
                        assertThat(row.get("dueOn")).isEqualTo(due.toString());
                    }
                });
        return 1;
    }

    /** Task, timer, Cockpit and dossier; all say this day. */
    private LocalDate oneDay(DossierNumber number, String taskId, String timer, Delay kind) {
        Task task = walk.task(number, taskId);
        LocalDate due = LocalDate.ofInstant(task.getDueDate().toInstant(), Deadlines.ZONE);
        Job job = walk.jobAt(number, timer);
        assertThat(job.getDuedate()).as("timer").isEqualTo(task.getDueDate());
        assertThat(engine.getRuntimeService().getVariable(task.getExecutionId(), variableOf(task)))
                .as("Cockpit")
                .isEqualTo(task.getDueDate());
        assertThat(clocks.find(number, kind).orElseThrow().dueOn()).as("record").isEqualTo(due);
        assertThat(fact(number, kind, "dueOn")).as("dossier").isEqualTo(due.toString());
        return due;
    }

    private String variableOf(Task task) {
        UserTask model = engine.getRepositoryService()
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        Matcher due = VARIABLE.matcher(model.getCamundaDueDate());
        assertThat(due.matches()).isTrue();
        return due.group(1);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> facts(DossierNumber number) {
        return (List<Map<String, Object>>) sections.of(dossiers.get(number), "clocks");
    }

    private Object fact(DossierNumber number, Delay kind, String name) {
        return facts(number).stream()
                .filter(row -> row.get("kind").equals(kind.name()) && row.get("endedOn") == null)
                .findFirst()
                .orElseThrow()
                .get(name);
    }

    private jakarta.mail.internet.MimeMessage holders(DossierNumber number, String words) {
        return mails(number).stream()
                .filter(mail -> subject(mail).contains(words)
                        && recipients(mail)
                                .contains(dossiers.get(number).contact().email()))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    private List<Date> cockpit(DossierNumber number, String variable) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()
                .stream()
                .map(instance -> (Date) engine.getRuntimeService().getVariable(instance.getId(), variable))
                .filter(Objects::nonNull)
                .toList();
    }
}
