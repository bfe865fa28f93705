package fr.ampli.process.absence;

import fr.ampli.ScenarioTest;
import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.access.Staffing;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.Directory.Newcomer;
import fr.ampli.process.engine.EngineTime;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** People of one test only, who go away and deputise without touching the other scenarios of the build. */
public abstract class Office extends ScenarioTest {

    protected static final String PASSWORD = "Essai-2026-secret!";
    protected static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    protected static final LocalDate FRIDAY = MONDAY.plusDays(4);

    @Autowired
    protected Directory directory;

    @Autowired
    protected Parts parts;

    @Autowired
    protected People people;

    @Autowired
    protected Staffing staffing;

    @Autowired
    protected TransactionTemplate transaction;

    private final SampleAnswers samples = new SampleAnswers();
    private String prefix;

    @BeforeEach
    void openTheOffice() {
        prefix = "o" + nextHolder() + ".";
    }

    /** Somebody new in a group. */
    protected String person(String name, String group) {
        String id = prefix + name;
        directory.enrol(new Newcomer(id, name, "d'Essai", null, PASSWORD, false, group));
        return id;
    }

    protected void act(String person, Runnable act) {
        engine.getIdentityService().setAuthentication(person, List.copyOf(staffing.groupsOf(new Person(person))));
        try {
            act.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** Declares an absence from the start form; the id of the process. */
    protected String declare(String by, String person, String deputy, LocalDate first, LocalDate last) {
        Map<String, Object> answer =
                new HashMap<>(Map.of("deputy", deputy, "firstDay", first.toString(), "lastDay", last.toString()));
        if (!by.equals(person)) {
            answer.put("person", person);
        }
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("absence")
                .latestVersion()
                .singleResult()
                .getId();
        String[] instance = new String[1];
        act(
                by,
                () -> instance[0] = engine.getFormService()
                        .submitStartForm(
                                definition,
                                answer(samples.of("declare-absence", today(), answer)
                                        .answer()))
                        .getId());
        return instance[0];
    }

    /** The absence has begun, and its process has moved what was taken. */
    protected String away(String person, String deputy) {
        String absence = declare(person, person, deputy, MONDAY, FRIDAY);
        fire(absence, "BoundaryEvent_FirstDay");
        run(absence, "ServiceTask_PassTasksOn");
        moveTo(MONDAY);
        return absence;
    }

    protected Task endTask(String absence) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(absence)
                .singleResult();
    }

    protected void end(String absence, String by) {
        Task task = endTask(absence);
        act(
                by,
                () -> engine.getTaskService()
                        .complete(
                                task.getId(),
                                answer(samples.of("end-absence", today(), Map.of())
                                        .answer())));
    }

    /** Moves the clock to the due date of a timer, if that is to come, and fires it. */
    protected void fire(String instance, String event) {
        Job timer = job(instance, event);
        if (timer.getDuedate().toInstant().isAfter(clock.instant())) {
            EngineTime.standStillAt(timer.getDuedate().toInstant());
        }
        engine.getManagementService().executeJob(timer.getId());
    }

    protected void run(String instance, String activity) {
        engine.getManagementService().executeJob(job(instance, activity).getId());
    }

    private Job job(String instance, String activity) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(activity)
                .singleResult();
    }

    protected List<String> ends(String instance) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    protected boolean isOver(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                == 0;
    }

    /** A dossier whose interview waits for an adviser. */
    protected Task interview() {
        return walk.task(open(), "UserTask_HoldOrientationInterview");
    }

    /** A dossier whose criteria wait for an officer: that task takes the part of the review. */
    protected DossierNumber toReview() {
        return after(HappyPath.FEASIBILITY, HappyPath.SUBMISSION, HappyPath.REVIEW.subList(0, 2));
    }

    protected void take(DossierNumber number, String person, Part part) {
        transaction.executeWithoutResult(status -> parts.take(number, new Person(person), part));
    }

    protected DossierNumber dossierOf(Task task) {
        return DossierNumber.parse(engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey());
    }

    protected String assigneeOf(Task task) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task.getId())
                .singleResult()
                .getAssignee();
    }

    protected Map<String, Object> answerTo(String form) {
        return answer(samples.of(form, today(), Map.of()).answer());
    }

    protected UUID idOf(String absence) {
        return UUID.fromString((String) engine.getRuntimeService().getVariable(absence, "absenceId"));
    }

    private static Map<String, Object> answer(String json) {
        return Variables.putValueTyped("answer", Variables.stringValue(json, true));
    }
}
