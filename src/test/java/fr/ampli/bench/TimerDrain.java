package fr.ampli.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many timers come due at once, as after a weekend without the application: how long its own workers need for them. */
final class TimerDrain {

    private static final String PROCESS = "bench-timers";
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private TimerDrain() {}

    /**
     * @param timers how many were due
     * @param wall seconds until none was left
     * @param processor seconds of processor time of Java and PostgreSQL meanwhile
     */
    record Drain(int timers, double wall, double processor) {

        /** How many times longer it took than the processors alone would have needed. */
        double ratio() {
            return wall / (processor / Runtime.getRuntime().availableProcessors());
        }
    }

    static Drain run(OurSide ours, JdbcTemplate jdbc, int timers, int clients, long postmaster) throws Exception {
        ours.engine()
                .getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .intermediateCatchEvent()
                                .timerWithDuration("P1000D")
                                .endEvent()
                                .done())
                .deploy();
        begin(ours.engine().getRuntimeService(), timers, clients);
        JobExecutor workers = ours.configuration().getJobExecutor();
        if (workers.isActive()) {
            throw new IllegalStateException("the workers are at work already");
        }
        jdbc.update("update act_ru_job set duedate_ = timestamp '2000-01-01' where process_def_key_ = ?", PROCESS);
        double java = ProcessorTime.ofThisJava();
        double server = ProcessorTime.ofServer(postmaster);
        long begun = System.nanoTime();
        workers.start();
        try {
            while (left(jdbc) > 0) {
                if (System.nanoTime() - begun > LONGEST.toNanos()) {
                    throw new IllegalStateException(left(jdbc) + " timers are left");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return new Drain(
                    timers,
                    (System.nanoTime() - begun) / 1e9,
                    ProcessorTime.ofThisJava() - java + ProcessorTime.ofServer(postmaster) - server);
        } finally {
            workers.shutdown();
        }
    }

    private static void begin(RuntimeService runtime, int timers, int clients) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < timers; i++) {
                all.add(threads.submit(() -> runtime.startProcessInstanceByKey(PROCESS)));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static long left(JdbcTemplate jdbc) {
        return jdbc.queryForObject("select count(*) from act_ru_job where process_def_key_ = ?", Long.class, PROCESS);
    }
}
