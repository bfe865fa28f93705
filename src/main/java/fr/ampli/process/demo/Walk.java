package fr.ampli.process.demo;

import fr.ampli.document.DocumentKind;
import fr.ampli.document.Documents;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.engine.EngineTime;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Takes dossiers along the pathway the way people do: opens them, completes tasks as somebody, lets the engine's jobs
 * run, moves the clock. The demonstration is built with it, and the scenario tests walk with it.
 */
public final class Walk {

    private static final String FORMS = "embedded:deployment:forms/";

    private final ProcessEngine engine;
    private final Documents documents;
    private final Clock clock;
    private final SampleAnswers samples = new SampleAnswers();

    public Walk(ProcessEngine engine, Documents documents, Clock clock) {
        this.engine = engine;
        this.documents = documents;
        this.clock = clock;
    }

    /** Opens a dossier from the start form and runs what follows at once. */
    public DossierNumber open(String person, Map<String, Object> overrides) {
        SampleAnswers.Sample sample = samples.of("open-dossier", today(), overrides);
        ProcessInstance pathway = as(
                person,
                () -> engine.getFormService()
                        .submitStartForm(definition("ampli-pathway"), "", answer(sample.answer())));
        String number =
                (String) engine.getRuntimeService().getVariable(pathway.getId(), CommonVariables.DOSSIER_NUMBER.name());
        DossierNumber dossier = DossierNumber.read(number).orElseThrow();
        runJobs(dossier);
        return dossier;
    }

    /** Starts one of the processes beside the pathway from its start form. */
    public void start(String processKey, String sampleName, String person, Map<String, Object> overrides) {
        as(person, () -> {
            SampleAnswers.Sample sample = samples.of(sampleName, today(), overrides);
            return engine.getFormService().submitStartForm(definition(processKey), answer(sample.answer()));
        });
    }

    /**
     * The same about a dossier, whose documents are uploaded before.
     *
     * @param holder what its structure is called
     */
    public void start(
            DossierNumber dossier,
            String processKey,
            String sampleName,
            String person,
            String holder,
            Map<String, Object> overrides) {
        Map<String, Object> all = new HashMap<>(overrides);
        all.put("number", dossier.toString());
        SampleAnswers.Sample sample = samples.of(sampleName, today(), holder, all);
        upload(dossier, sample, person);
        as(person, () -> engine.getFormService().submitStartForm(definition(processKey), answer(sample.answer())));
        runJobs(dossier);
    }

    private void upload(DossierNumber dossier, SampleAnswers.Sample sample, String person) {
        for (String kind : sample.documents()) {
            documents.store(dossier, kind, fileName(kind), SamplePdf.of(kind), new Person(person));
        }
    }

    /** The name that a holder would give a document of that kind: {@code etude-de-faisabilite.pdf}. */
    public static String fileName(String kind) {
        return Normalizer.normalize(DocumentKind.valueOf(kind).label(), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.FRENCH)
                        .replaceAll("[^a-z0-9]+", "-")
                + ".pdf";
    }

    /** Completes the dossier's open task of that id with the form's sample answer. */
    public void complete(DossierNumber dossier, String taskId, String person) {
        complete(dossier, taskId, person, "", Map.of());
    }

    /** The same with some fields changed. */
    public void complete(DossierNumber dossier, String taskId, String person, Map<String, Object> overrides) {
        complete(dossier, taskId, person, "", overrides);
    }

    /** The same with another sample answer of the form: {@code <form>.<variant>.json}. */
    public void complete(
            DossierNumber dossier, String taskId, String person, String variant, Map<String, Object> overrides) {
        Task task = task(dossier, taskId);
        String form = formOf(task);
        String holder = (String) engine.getTaskService().getVariable(task.getId(), CommonVariables.HOLDER_NAME.name());
        SampleAnswers.Sample sample =
                samples.of(variant.isEmpty() ? form : form + "." + variant, today(), holder, overrides);
        upload(dossier, sample, person);
        as(person, () -> {
            engine.getTaskService().claim(task.getId(), person);
            try {
                engine.getFormService().submitTaskForm(task.getId(), answer(sample.answer()));
            } catch (RuntimeException refused) {
                engine.getTaskService().setAssignee(task.getId(), null);
                throw refused;
            }
            return null;
        });
        runJobs(dossier);
    }

    /** The open task of that id. @throws IllegalStateException naming the tasks that are open instead */
    public Task task(DossierNumber dossier, String taskId) {
        List<Task> open = tasks(dossier);
        return open.stream()
                .filter(task -> task.getTaskDefinitionKey().equals(taskId))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(dossier + " has no open task " + taskId + ", but "
                        + open.stream().map(Task::getTaskDefinitionKey).toList() + " and jobs "
                        + jobs(dossier).stream().map(this::activityOf).toList()));
    }

    /** All open tasks of a dossier, in whichever of its processes. */
    public List<Task> tasks(DossierNumber dossier) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(dossier.toString())
                .initializeFormKeys()
                .list();
    }

    /** Runs the jobs that wait for nothing but a free worker, until none is left; timers stay. */
    public void runJobs(DossierNumber dossier) {
        for (int round = 0; round < 50; round++) {
            List<Job> waiting = jobs(dossier).stream()
                    .filter(job -> !isTimer(job) && job.getRetries() > 0)
                    .toList();
            if (waiting.isEmpty()) {
                return;
            }
            for (Job job : waiting) {
                engine.getManagementService().executeJob(job.getId());
            }
        }
        throw new IllegalStateException("jobs of " + dossier + " never come to rest");
    }

    /** Runs the one job that waits at that activity. */
    public void runJob(DossierNumber dossier, String activityId) {
        Job job = jobAt(dossier, activityId);
        engine.getManagementService().executeJob(job.getId());
    }

    /** Moves the clock to the due date of the timer of that event, if it is not past yet, and fires it. */
    public void fireTimer(DossierNumber dossier, String eventId) {
        Job timer = jobAt(dossier, eventId);
        Instant due = timer.getDuedate().toInstant();
        if (due.isAfter(clock.instant())) {
            EngineTime.standStillAt(due);
        }
        engine.getManagementService().executeJob(timer.getId());
        runJobs(dossier);
    }

    /** The job that waits at an activity. @throws IllegalStateException naming the jobs that wait instead */
    public Job jobAt(DossierNumber dossier, String activityId) {
        List<Job> jobs = jobs(dossier);
        return jobs.stream()
                .filter(job -> activityOf(job).equals(activityId))
                .min(Comparator.comparing(Job::getId))
                .orElseThrow(() -> new IllegalStateException(dossier + " has no job at " + activityId + ", but at "
                        + jobs.stream().map(this::activityOf).toList()));
    }

    /** Every job of a dossier, timers included. */
    public List<Job> jobs(DossierNumber dossier) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.toString())
                .list()
                .stream()
                .flatMap(instance ->
                        engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .toList();
    }

    private String activityOf(Job job) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult()
                .getActivityId();
    }

    private boolean isTimer(Job job) {
        return engine.getManagementService()
                        .createJobQuery()
                        .jobId(job.getId())
                        .timers()
                        .count()
                > 0;
    }

    private String definition(String key) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private static String formOf(Task task) {
        String key = task.getFormKey();
        if (key == null || !key.startsWith(FORMS)) {
            throw new IllegalStateException("task " + task.getTaskDefinitionKey() + " has no form, but " + key);
        }
        return key.substring(FORMS.length(), key.length() - ".html".length());
    }

    private static Map<String, Object> answer(String json) {
        return Variables.putValueTyped("answer", Variables.stringValue(json, true));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private <T> T as(String person, java.util.function.Supplier<T> act) {
        // People of the demonstration are named like their group, with a digit where there are several.
        engine.getIdentityService().setAuthentication(person, List.of(person.replaceAll("\\d+$", "")));
        try {
            return act.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
