package fr.ampli.process.absence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.access.Absences;
import fr.ampli.access.Part;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The process of an absence: tasks go to the deputy, or to the group, and back. */
class AbsenceTest extends Office {

    @Autowired
    Absences absences;

    private TaskService tasks;
    private String adviser;
    private String deputy;
    private String colleague;

    @BeforeEach
    void people() {
        tasks = engine.getTaskService();
        adviser = person("absente", "charge-mission");
        deputy = person("suppleant", "controleur");
        colleague = person("collegue", "charge-mission");
    }

    @Test
    void what_was_taken_goes_to_the_deputy_on_the_first_day_and_back_when_the_last_is_over() {
        Task task = interview();
        act(adviser, () -> tasks.claim(task.getId(), adviser));

        String absence = declare(adviser, adviser, deputy, MONDAY, FRIDAY);
        assertThat(assigneeOf(task)).isEqualTo(adviser);
        assertThat(endTask(absence).getAssignee()).isEqualTo(adviser);

        fire(absence, "BoundaryEvent_FirstDay");
        assertThat(today()).isEqualTo(MONDAY);
        run(absence, "ServiceTask_PassTasksOn");
        assertThat(assigneeOf(task)).isEqualTo(deputy);
        assertThat(ends(absence)).containsExactly("EndEvent_TasksPassedOn");
        assertThat(endTask(absence).getAssignee())
                .as("a task of no dossier stays")
                .isEqualTo(adviser);

        fire(absence, "BoundaryEvent_LastDayOver");
        assertThat(today()).isEqualTo(FRIDAY.plusDays(1));
        run(absence, "ServiceTask_GiveTasksBack");
        assertThat(assigneeOf(task)).isNull();
        assertThat(ends(absence)).containsExactlyInAnyOrder("EndEvent_TasksPassedOn", "EndEvent_AbsenceEnded");
        assertThat(isOver(absence)).isTrue();
    }

    @Test
    void the_deputy_works_in_the_name_of_the_absent_and_no_day_longer_even_if_no_job_runs() {
        Task first = interview();
        Task second = interview();
        assertRefused(() -> act(deputy, () -> tasks.claim(first.getId(), deputy)), "NOT_YOUR_GROUP");

        declare(adviser, adviser, deputy, MONDAY, FRIDAY);
        assertRefused(() -> act(deputy, () -> tasks.claim(first.getId(), deputy)), "NOT_YOUR_GROUP");
        moveTo(MONDAY);
        act(deputy, () -> tasks.claim(first.getId(), deputy));
        act(deputy, () -> tasks.claim(second.getId(), deputy));
        act(deputy, () -> tasks.complete(first.getId(), answerTo("hold-orientation-interview")));
        assertThat(tasks.createTaskQuery().taskId(first.getId()).count()).isZero();

        moveTo(FRIDAY.plusDays(1));
        assertRefused(
                () -> act(deputy, () -> tasks.complete(second.getId(), answerTo("hold-orientation-interview"))),
                "NOT_YOUR_GROUP");
    }

    @Test
    void what_a_deputy_may_work_anyway_stays_with_the_deputy() {
        Task task = interview();
        act(adviser, () -> tasks.claim(task.getId(), adviser));
        String absence = away(adviser, colleague);
        assertThat(assigneeOf(task)).isEqualTo(colleague);
        fire(absence, "BoundaryEvent_LastDayOver");
        run(absence, "ServiceTask_GiveTasksBack");
        assertThat(assigneeOf(task)).isEqualTo(colleague);
    }

    @Test
    void a_task_given_to_somebody_away_goes_to_the_deputy_over_every_channel() {
        away(adviser, deputy);
        Task assigned = interview();
        act(colleague, () -> tasks.setAssignee(assigned.getId(), adviser));
        assertThat(assigneeOf(assigned)).isEqualTo(deputy);

        Task byTheApplication = interview();
        tasks.claim(byTheApplication.getId(), adviser);
        assertThat(assigneeOf(byTheApplication)).isEqualTo(deputy);

        Task delegated = interview();
        act(colleague, () -> tasks.claim(delegated.getId(), colleague));
        act(colleague, () -> tasks.delegateTask(delegated.getId(), adviser));
        assertThat(assigneeOf(delegated)).isEqualTo(deputy);
    }

    @Test
    void who_takes_a_task_while_declared_away_is_there_and_keeps_it() {
        away(adviser, deputy);
        Task task = interview();
        act(adviser, () -> tasks.claim(task.getId(), adviser));
        assertThat(assigneeOf(task)).isEqualTo(adviser);
        act(adviser, () -> tasks.complete(task.getId(), answerTo("hold-orientation-interview")));
        assertThat(tasks.createTaskQuery().taskId(task.getId()).count()).isZero();
    }

    @Test
    void a_deputy_whom_separation_forbids_gets_nothing_and_the_group_gets_it() {
        String officer = person("instructrice", "instructeur");
        String other = person("instructeur", "instructeur");
        DossierNumber number = toReview();
        Task task = walk.task(number, "UserTask_ReviewCriteria");
        act(officer, () -> tasks.claim(task.getId(), officer));
        take(number, deputy, Part.SECOND_READING);

        away(officer, deputy);
        assertThat(assigneeOf(task)).as("waiting").isNull();
        act(other, () -> tasks.setAssignee(task.getId(), officer));
        assertThat(assigneeOf(task)).as("new").isNull();
        assertRefused(() -> act(deputy, () -> tasks.claim(task.getId(), deputy)), "SEPARATION_OF_DUTIES");
        act(other, () -> tasks.claim(task.getId(), other));
        assertThat(assigneeOf(task)).isEqualTo(other);
    }

    @Test
    void a_deputy_with_a_conflict_of_interest_gets_nothing_either() {
        Task task = interview();
        act(adviser, () -> tasks.claim(task.getId(), adviser));
        take(dossierOf(task), deputy, Part.CONFLICT_DECLARED);
        away(adviser, deputy);
        assertThat(assigneeOf(task)).isNull();
    }

    @Test
    void a_deputy_who_is_away_too_gets_nothing_and_there_is_no_deputy_of_a_deputy() {
        Task task = interview();
        act(adviser, () -> tasks.claim(task.getId(), adviser));
        declare(adviser, adviser, deputy, MONDAY, FRIDAY);
        String second = declare(deputy, deputy, colleague, MONDAY, MONDAY);
        moveTo(MONDAY);
        act(colleague, () -> tasks.setAssignee(task.getId(), null));
        act(colleague, () -> tasks.setAssignee(task.getId(), adviser));
        assertThat(assigneeOf(task)).isNull();
        fire(second, "BoundaryEvent_FirstDay");
        run(second, "ServiceTask_PassTasksOn");
        assertThat(assigneeOf(task)).isNull();
    }

    @Test
    void a_delegated_task_that_falls_back_to_the_group_can_be_completed_by_a_colleague() {
        away(adviser, deputy);
        Task task = interview();
        take(dossierOf(task), deputy, Part.CONFLICT_DECLARED);
        act(colleague, () -> tasks.claim(task.getId(), colleague));
        act(colleague, () -> tasks.delegateTask(task.getId(), adviser));
        assertThat(assigneeOf(task)).isNull();
        Task now = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(now.getDelegationState()).isNotEqualTo(DelegationState.PENDING);
        act(colleague, () -> tasks.claim(task.getId(), colleague));
        act(colleague, () -> tasks.complete(task.getId(), answerTo("hold-orientation-interview")));
    }

    @Test
    void who_is_back_early_ends_it_and_the_deputy_is_out_at_once() {
        Task task = interview();
        act(adviser, () -> tasks.claim(task.getId(), adviser));
        String absence = away(adviser, deputy);
        moveTo(MONDAY.plusDays(2));
        assertRefused(() -> end(absence, colleague), "NOT_YOUR_GROUP");
        assertRefused(
                () -> act(adviser, () -> tasks.complete(endTask(absence).getId(), unconfirmed())),
                "RETURN_NOT_CONFIRMED");
        end(absence, adviser);
        assertRefused(
                () -> act(deputy, () -> tasks.complete(task.getId(), answerTo("hold-orientation-interview"))),
                "NOT_YOUR_GROUP");
        run(absence, "ServiceTask_GiveTasksBack");
        assertThat(assigneeOf(task)).isNull();
        assertThat(ends(absence)).containsExactlyInAnyOrder("EndEvent_TasksPassedOn", "EndEvent_AbsenceEnded");
        assertThat(isOver(absence)).isTrue();
    }

    @Test
    void an_absence_that_is_called_off_moves_nothing() {
        Task task = interview();
        act(adviser, () -> tasks.claim(task.getId(), adviser));
        String absence = declare(adviser, adviser, deputy, MONDAY, FRIDAY);
        end(absence, adviser);
        run(absence, "ServiceTask_GiveTasksBack");
        assertThat(ends(absence)).containsExactly("EndEvent_AbsenceEnded");
        assertThat(isOver(absence)).isTrue();
        moveTo(MONDAY);
        assertThat(assigneeOf(task)).isEqualTo(adviser);
        assertRefused(() -> act(deputy, () -> tasks.claim(task.getId(), deputy)), "NOT_YOUR_GROUP");
    }

    @Test
    void who_ends_it_on_the_first_day_before_the_tasks_have_moved_keeps_them() {
        Task task = interview();
        act(adviser, () -> tasks.claim(task.getId(), adviser));
        String absence = declare(adviser, adviser, deputy, MONDAY, FRIDAY);
        fire(absence, "BoundaryEvent_FirstDay");
        end(absence, adviser);
        run(absence, "ServiceTask_PassTasksOn");
        assertThat(assigneeOf(task)).isEqualTo(adviser);
    }

    @Test
    void the_head_of_service_declares_for_somebody_who_fell_ill_and_ends_it() {
        String chief = person("cheffe", "valideur");
        Task task = interview();
        act(adviser, () -> tasks.claim(task.getId(), adviser));
        assertRefused(() -> declare(colleague, adviser, deputy, today(), FRIDAY), "ABSENCE_FOR_ANOTHER");
        String absence = declare(chief, adviser, deputy, today().minusDays(1), FRIDAY);
        assertThat(absences.get(idOf(absence)).declaredBy()).isEqualTo(new Person(chief));
        assertThat(endTask(absence).getAssignee()).isEqualTo(adviser);
        fire(absence, "BoundaryEvent_FirstDay");
        run(absence, "ServiceTask_PassTasksOn");
        assertThat(assigneeOf(task)).isEqualTo(deputy);
        end(absence, chief);
        run(absence, "ServiceTask_GiveTasksBack");
        assertThat(isOver(absence)).isTrue();
    }

    @Test
    void a_refused_declaration_starts_nothing() {
        long before = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey("absence")
                .count();
        assertRefused(() -> declare(adviser, adviser, adviser, MONDAY, FRIDAY), "DEPUTY_IS_ABSENT_PERSON");
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey("absence")
                        .count())
                .isEqualTo(before);
        assertThat(absences.of(new Person(adviser), MONDAY)).isEmpty();
    }

    private static java.util.Map<String, Object> unconfirmed() {
        return org.camunda.bpm.engine.variable.Variables.putValueTyped(
                "answer", org.camunda.bpm.engine.variable.Variables.stringValue("{\"back\":false}", true));
    }
}
