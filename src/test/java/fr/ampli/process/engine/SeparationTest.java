package fr.ampli.process.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.ampli.ScenarioTest;
import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** R55, R56 at every door of a task, over the engine's Java API; over HTTP in the authorization matrix. */
class SeparationTest extends ScenarioTest {

    private static final Person REVIEWER = new Person("instructeur");

    /** Of an officer of the demonstration; other tests enrol people whose first name is the same word. */
    private static final String LOGIN = "\\binstructeur\\d?\\b(?! d'Essai)";

    private static DossierNumber reviewed;

    @Autowired
    Parts parts;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    TaskService tasks;

    @BeforeEach
    void doors() {
        tasks = engine.getTaskService();
    }

    /** Doors that a person opens for themselves. */
    static Stream<Arguments> own() {
        return Stream.of(
                door("claim", (tasks, task) -> tasks.claim(task.getId(), "instructeur")),
                door("take by assigning", (tasks, task) -> tasks.setAssignee(task.getId(), "instructeur")),
                door("complete", (tasks, task) -> tasks.complete(task.getId())),
                door("raise an error", (tasks, task) -> tasks.handleBpmnError(task.getId(), "ANY")),
                door("escalate", (tasks, task) -> tasks.handleEscalation(task.getId(), "ANY")),
                door("resolve", (tasks, task) -> tasks.resolveTask(task.getId())));
    }

    /** Doors by which somebody else puts the person on the task. */
    static Stream<Arguments> byOthers() {
        return Stream.of(
                door("assign", (tasks, task) -> tasks.setAssignee(task.getId(), "instructeur")),
                door("delegate", (tasks, task) -> tasks.delegateTask(task.getId(), "instructeur")),
                door("save with assignee", (tasks, task) -> {
                    task.setAssignee("instructeur");
                    tasks.saveTask(task);
                }),
                door("claim for", (tasks, task) -> tasks.claim(task.getId(), "instructeur")));
    }

    /** Doors that only an administrator has. */
    static Stream<Arguments> byAdministrators() {
        return Stream.of(
                door("assign", (tasks, task) -> tasks.setAssignee(task.getId(), "instructeur")),
                door("make owner", (tasks, task) -> tasks.setOwner(task.getId(), "instructeur")),
                door("save with owner", (tasks, task) -> {
                    task.setOwner("instructeur");
                    tasks.saveTask(task);
                }),
                door("make candidate", (tasks, task) -> tasks.addCandidateUser(task.getId(), "instructeur")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("own")
    void who_reviewed_may_not_prepare_the_payment(String door, Door act) {
        Task task = paymentOf(reviewed());
        refusedFor(() -> as("instructeur", () -> act.open(tasks, task)), "R55", "instruction");
        assertUntouched(task);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("byOthers")
    void nor_be_put_on_it_by_a_colleague(String door, Door act) {
        Task task = paymentOf(reviewed());
        refusedFor(() -> as("instructeur2", () -> act.open(tasks, task)), "R55", "instruction");
        assertUntouched(task);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("byAdministrators")
    void nor_by_an_administrator(String door, Door act) {
        Task task = paymentOf(reviewed());
        refusedFor(() -> as("admin", "camunda-admin", () -> act.open(tasks, task)), "R55", "instruction");
        assertUntouched(task);
    }

    @Test
    void the_refusal_names_the_earlier_act_and_who_may_act_instead() {
        DossierNumber number = reviewed();
        Reason reason = refusedFor(
                () -> as("instructeur", () -> tasks.claim(paymentOf(number).getId(), "instructeur")),
                "R55",
                "instruction");
        assertThat(reason.sentence())
                .contains("Sur le dossier " + number)
                .contains(", vous avez déjà assuré « instruction » le ")
                .contains("« préparation du paiement » ; peuvent s’en charger : ")
                .contains(people.nameOf(new Person("instructeur2")))
                .doesNotContainPattern(LOGIN);
    }

    @Test
    void who_proposes_a_task_reads_who_may_not_have_it_by_name() {
        DossierNumber number = reviewed();
        Reason reason = refusedFor(
                () -> as(
                        "admin",
                        "camunda-admin",
                        () -> tasks.setAssignee(paymentOf(number).getId(), "instructeur")),
                "R55",
                "instruction");
        assertThat(reason.sentence())
                .contains(", " + people.nameOf(new Person("instructeur")) + " a déjà assuré « instruction » le ")
                .doesNotContainPattern(LOGIN);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("own")
    void who_declared_a_conflict_touches_no_task_of_the_dossier(String door, Door act) {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY);
        Task task = walk.task(number, "UserTask_RecordApplication");
        transaction.executeWithoutResult(status -> parts.take(number, REVIEWER, Part.CONFLICT_DECLARED));
        refusedFor(() -> as("instructeur", () -> act.open(tasks, task)), "R56", "conflit d’intérêts");
        assertUntouched(task);
    }

    @Test
    void who_must_keep_away_may_still_let_go_and_a_colleague_goes_on() {
        DossierNumber number = open();
        take(number, HappyPath.FEASIBILITY);
        Task task = walk.task(number, "UserTask_RecordApplication");
        as("instructeur", () -> tasks.claim(task.getId(), "instructeur"));
        transaction.executeWithoutResult(status -> parts.take(number, REVIEWER, Part.CONFLICT_DECLARED));
        refusedFor(() -> as("instructeur", () -> tasks.complete(task.getId())), "R56", "conflit");
        as("instructeur", () -> tasks.setAssignee(task.getId(), null));
        as("instructeur2", () -> tasks.claim(task.getId(), "instructeur2"));
        assertThat(walk.task(number, "UserTask_RecordApplication").getAssignee())
                .isEqualTo("instructeur2");
    }

    /** One for all: whatever is tried on it is refused. */
    private DossierNumber reviewed() {
        if (reviewed == null) {
            reviewed = open();
            take(reviewed, HappyPath.FEASIBILITY);
            take(reviewed, HappyPath.SUBMISSION);
            take(reviewed, HappyPath.REVIEW);
            take(reviewed, HappyPath.AGREEMENT);
            take(reviewed, HappyPath.START);
        }
        return reviewed;
    }

    private Task paymentOf(DossierNumber number) {
        return walk.task(number, "UserTask_PreparePayment");
    }

    private void assertUntouched(Task task) {
        Task now = tasks.createTaskQuery().taskId(task.getId()).singleResult();
        assertThat(now.getAssignee()).isNull();
        assertThat(now.getOwner()).isNull();
        assertThat(tasks.getIdentityLinksForTask(task.getId())).noneMatch(link -> link.getUserId() != null);
    }

    private static Reason refusedFor(Runnable act, String clause, String words) {
        Throwable failure = catchThrowable(act::run);
        Refusal refusal = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no refusal, but " + failure, failure));
        Reason reason = refusal.reasons().get(0);
        assertThat(reason.code()).isEqualTo(Parts.SEPARATION_OF_DUTIES);
        assertThat(reason.clause()).isEqualTo(clause);
        assertThat(reason.sentence()).contains(words);
        return reason;
    }

    private void as(String person, Runnable act) {
        as(person, person.replaceAll("\\d+$", ""), act);
    }

    private void as(String person, String group, Runnable act) {
        engine.getIdentityService().setAuthentication(person, List.of(group));
        try {
            act.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    interface Door {
        void open(TaskService tasks, Task task);
    }

    private static Arguments door(String name, Door door) {
        return Arguments.of(name, door);
    }
}
