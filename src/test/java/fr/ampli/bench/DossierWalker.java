package fr.ampli.bench;

import fr.ampli.ScenarioTest;
import fr.ampli.correspondence.Receipts;
import fr.ampli.document.Documents;
import fr.ampli.process.demo.HappyPath;
import fr.ampli.process.demo.SampleAnswers;
import fr.ampli.process.demo.SamplePdf;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Walks dossiers of the application along the happy path, from first contact to hand-over: people take and complete
 * their tasks and hand in documents, jobs run, the holder confirms each letter that asks for it on the same day. What the
 * walker looks up for itself is marked and not counted. For one thread.
 */
final class DossierWalker implements Side.Walker {

    private static final String FORMS = "embedded:deployment:forms/";

    private final ProcessEngine engine;
    private final Documents documents;
    private final Receipts receipts;
    private final JdbcTemplate lookUp;
    private final Clock clock;
    private final SampleAnswers samples = new SampleAnswers();
    private final Map<String, String> formOfTask;
    private final String pathway;

    DossierWalker(ProcessEngine engine, Documents documents, Receipts receipts, JdbcTemplate lookUp, Clock clock) {
        this.engine = engine;
        this.documents = documents;
        this.receipts = receipts;
        this.lookUp = lookUp;
        this.clock = clock;
        List<ProcessDefinition> latest = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .latestVersion()
                .list();
        this.pathway = latest.stream()
                .filter(each -> each.getKey().equals("ampli-pathway"))
                .findFirst()
                .orElseThrow()
                .getId();
        this.formOfTask = latest.stream()
                .flatMap(each -> engine
                        .getRepositoryService()
                        .getBpmnModelInstance(each.getId())
                        .getModelElementsByType(UserTask.class)
                        .stream())
                .filter(task -> task.getCamundaFormKey() != null)
                .filter(task -> task.getCamundaFormKey().startsWith(FORMS))
                .collect(Collectors.toMap(
                        UserTask::getId,
                        task -> task.getCamundaFormKey()
                                .substring(
                                        FORMS.length(), task.getCamundaFormKey().length() - ".html".length()),
                        (one, same) -> one));
    }

    /** The whole way, in the order in which people act. */
    static List<HappyPath.Step> wholeWay() {
        return Stream.of(
                        HappyPath.FEASIBILITY,
                        HappyPath.SUBMISSION,
                        HappyPath.REVIEW,
                        HappyPath.AGREEMENT,
                        HappyPath.START,
                        HappyPath.PAYMENT,
                        HappyPath.START_UP,
                        HappyPath.PAYMENT,
                        HappyPath.HAND_OVER)
                .flatMap(List::stream)
                .toList();
    }

    /** A dossier on its way. */
    final class Dossier implements Side.Underway {

        private final DossierNumber number;
        private final int holder;
        private final Iterator<HappyPath.Step> ahead = wholeWay().iterator();

        private Dossier(DossierNumber number, int holder) {
            this.number = number;
            this.holder = holder;
        }

        DossierNumber number() {
            return number;
        }

        @Override
        public boolean step(Consumer<Act> observer) {
            complete(number, ahead.next(), holder, observer);
            return ahead.hasNext();
        }
    }

    /**
     * Walks one dossier to its end.
     *
     * @param holder tells apart holders: no other dossier of the database may have the same number
     * @param observer is told of every act when it is over
     */
    DossierNumber walk(int holder, Consumer<Act> observer) {
        Dossier dossier = open(holder, observer);
        while (dossier.step(observer)) {
            // the next one
        }
        return dossier.number();
    }

    @Override
    public Dossier open(int holder, Consumer<Act> observer) {
        String answer = samples.of(
                        "open-dossier",
                        today(),
                        Map.of("holderName", holderName(holder), "siret", ScenarioTest.siret(holder)))
                .answer();
        List<String> instance = new ArrayList<>();
        act(
                Act.Kind.START,
                "ampli-pathway",
                "charge-mission",
                () -> instance.add(engine.getFormService()
                        .submitStartForm(pathway, "", answer(answer))
                        .getId()),
                observer);
        DossierNumber number = DossierNumber.read(lookUp.queryForObject(
                        "select " + Sql.DRIVER + " business_key_ from act_hi_procinst where id_ = ?",
                        String.class,
                        instance.get(0)))
                .orElseThrow();
        settle(number, observer);
        return new Dossier(number, holder);
    }

    /** Hands in what the step needs, takes its task, completes it, and lets everything run that follows at once. */
    private void complete(DossierNumber number, HappyPath.Step step, int holder, Consumer<Act> observer) {
        List<String> found = lookUp.queryForList(
                "select " + Sql.DRIVER + " t.id_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_"
                        + " where p.business_key_ = ? and t.task_def_key_ = ?",
                String.class,
                number.toString(),
                step.task());
        if (found.size() != 1) {
            throw new IllegalStateException(number + " has " + found.size() + " tasks " + step.task());
        }
        String task = found.get(0);
        String form = formOfTask.get(step.task());
        SampleAnswers.Sample sample = samples.of(
                step.variant().isEmpty() ? form : form + "." + step.variant(), today(), holderName(holder), Map.of());
        for (String kind : sample.documents()) {
            act(
                    Act.Kind.UPLOAD,
                    kind,
                    step.person(),
                    () -> documents.store(number, kind, kind + ".pdf", SamplePdf.of(kind), new Person(step.person())),
                    observer);
        }
        act(
                Act.Kind.CLAIM,
                step.task(),
                step.person(),
                () -> engine.getTaskService().claim(task, step.person()),
                observer);
        act(
                Act.Kind.COMPLETION,
                step.task(),
                step.person(),
                () -> engine.getFormService().submitTaskForm(task, answer(sample.answer())),
                observer);
        settle(number, observer);
    }

    /** Runs what waits for a worker, and lets the holder confirm what asks for it, until nothing is left. */
    private void settle(DossierNumber number, Consumer<Act> observer) {
        for (int round = 0; round < 50; round++) {
            List<Map<String, Object>> jobs = lookUp.queryForList(
                    "select " + Sql.DRIVER + " j.id_ as id, d.act_id_ as activity from act_ru_job j"
                            + " join act_ru_execution p on p.id_ = j.process_instance_id_"
                            + " join act_ru_jobdef d on d.id_ = j.job_def_id_"
                            + " where p.business_key_ = ? and j.type_ = 'message' and j.retries_ > 0 order by j.create_time_, j.id_",
                    number.toString());
            for (Map<String, Object> job : jobs) {
                act(
                        Act.Kind.JOB,
                        (String) job.get("activity"),
                        null,
                        () -> engine.getManagementService().executeJob((String) job.get("id")),
                        observer);
            }
            List<String> letters = lookUp.queryForList(
                    "select " + Sql.DRIVER + " key from ampli.letter where dossier_number = ? and state = 'SENT'"
                            + " and proof <> 'NONE' and notified_on is null order by key",
                    String.class,
                    number.toString());
            letters.forEach(letter -> act(Act.Kind.MESSAGE, letter, null, () -> receipts.confirm(letter), observer));
            if (jobs.isEmpty() && letters.isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException("jobs of " + number + " never come to rest");
    }

    private void act(Act.Kind kind, String what, String person, Runnable act, Consumer<Act> observer) {
        if (person != null) {
            // People of the demonstration are named like their group, with a digit where there are several
            engine.getIdentityService().setAuthentication(person, List.of(person.replaceAll("\\d+$", "")));
        }
        long begun = System.nanoTime();
        try {
            act.run();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        observer.accept(new Act(kind, what, System.nanoTime() - begun));
    }

    private static Map<String, Object> answer(String json) {
        return Variables.putValueTyped("answer", Variables.stringValue(json, true));
    }

    private static String holderName(int holder) {
        return "Association d'essai " + holder;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
