package fr.ampli.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Walks instances of the reference in the way in which {@link DossierWalker} walks dossiers: the same acts in the same
 * order, looked up in the same way. For one thread.
 */
final class ReferenceWalker implements Side.Walker {

    private final ProcessEngine engine;
    private final JdbcTemplate lookUp;
    private final String root;
    private final boolean claims;

    /** @param claims whether somebody takes a task before completing it, as Tasklist asks */
    ReferenceWalker(ProcessEngine engine, JdbcTemplate lookUp, String root, boolean claims) {
        this.engine = engine;
        this.lookUp = lookUp;
        this.root = root;
        this.claims = claims;
    }

    @Override
    public Side.Underway open(int number, Consumer<Act> observer) {
        String key = "REFERENCE-" + number;
        act(Act.Kind.START, () -> engine.getRuntimeService().startProcessInstanceByKey(root, key), observer);
        settle(key, observer);
        return next -> step(key, next);
    }

    private boolean step(String key, Consumer<Act> observer) {
        String task = tasks(key).get(0);
        if (claims) {
            act(Act.Kind.CLAIM, () -> engine.getTaskService().claim(task, "officer"), observer);
        }
        act(Act.Kind.COMPLETION, () -> engine.getTaskService().complete(task), observer);
        settle(key, observer);
        return !tasks(key).isEmpty();
    }

    private List<String> tasks(String key) {
        return lookUp.queryForList(
                "select " + Sql.DRIVER + " t.id_ from act_ru_task t join act_ru_execution p on p.id_ ="
                        + " t.proc_inst_id_ where p.business_key_ = ? order by t.create_time_, t.id_",
                String.class,
                key);
    }

    /** Runs what waits for a worker, and brings the messages that come in. */
    private void settle(String key, Consumer<Act> observer) {
        while (true) {
            List<String> jobs = lookUp.queryForList(
                    "select " + Sql.DRIVER + " j.id_ from act_ru_job j join act_ru_execution p on p.id_ ="
                            + " j.process_instance_id_ where p.business_key_ = ? and j.type_ = 'message'"
                            + " order by j.create_time_, j.id_",
                    String.class,
                    key);
            jobs.forEach(
                    job -> act(Act.Kind.JOB, () -> engine.getManagementService().executeJob(job), observer));
            List<Map<String, Object>> waiting = lookUp.queryForList(
                    "select " + Sql.DRIVER + " e.event_name_ as name, e.execution_id_ as execution from"
                            + " act_ru_event_subscr e join act_ru_execution p on p.id_ = e.proc_inst_id_"
                            + " where p.business_key_ = ? and e.event_name_ like ? order by e.created_, e.id_",
                    key,
                    ReferenceModels.COMES + "%");
            waiting.forEach(each -> act(
                    Act.Kind.MESSAGE,
                    () -> engine.getRuntimeService()
                            .messageEventReceived((String) each.get("name"), (String) each.get("execution")),
                    observer));
            if (jobs.isEmpty() && waiting.isEmpty()) {
                return;
            }
        }
    }

    private static void act(Act.Kind kind, Runnable act, Consumer<Act> observer) {
        long begun = System.nanoTime();
        act.run();
        observer.accept(new Act(kind, "reference", System.nanoTime() - begun));
    }
}
