package fr.ampli.bench;

import fr.ampli.AmpliApplication;
import fr.ampli.correspondence.Receipts;
import fr.ampli.document.Documents;
import fr.ampli.payment.Accounts;
import fr.ampli.process.demo.DemoPeople;
import fr.ampli.process.engine.Directory;
import fr.ampli.process.engine.EngineTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application, whole, with the happy path of its pathway. */
final class OurSide extends Side implements AutoCloseable {

    private static final String DATABASE = "ampli_bench";
    private static final Path MAIL = Path.of("target/bench/mail");
    /** A day in the office: all dossiers are walked within it, as the clock stands still. */
    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

    private final BenchServer server;
    private final ConfigurableApplicationContext application;

    OurSide(BenchServer server) {
        this.server = server;
        server.create(DATABASE);
        this.application = new SpringApplicationBuilder(AmpliApplication.class)
                .run(
                        "--spring.datasource.url=" + server.url(DATABASE),
                        "--spring.datasource.username=" + server.user(),
                        "--spring.datasource.password=" + server.password(),
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=true",
                        "--ampli.correspondence.directory=" + MAIL,
                        "--ampli.correspondence.per-minute=100000000",
                        "--ampli.envelope.default-budget=100000000000.00",
                        "--ampli.admin.id=admin.bench",
                        "--ampli.admin.password=Essai-2026-secret!",
                        "--logging.level.root=warn");
        // Its workers are there, and begin when timers are drained: until then walkers run jobs themselves
        configuration().getJobExecutor().shutdown();
        EngineTime.standStillAt(DAY);
        try {
            new DemoPeople(application.getBean(Directory.class)).afterPropertiesSet();
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    String database() {
        return DATABASE;
    }

    @Override
    DossierWalker walker() {
        return new DossierWalker(
                engine(),
                application.getBean(Documents.class),
                application.getBean(Receipts.class),
                server.lookUp(DATABASE),
                application.getBean(Clock.class));
    }

    ProcessEngine engine() {
        return application.getBean(ProcessEngine.class);
    }

    ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine().getProcessEngineConfiguration();
    }

    /** Walks one dossier and reads what it waited for. The database must not be used for anything else meanwhile. */
    Skeleton skeleton() {
        JdbcTemplate lookUp = server.lookUp(DATABASE);
        Set<String> instances = new HashSet<>(own(lookUp));
        Set<String> ended = new HashSet<>();
        List<Skeleton.Begun> begun = new ArrayList<>();
        List<String> root = new ArrayList<>();
        walker().walk(nextNumber(), act -> {
            List<String> justEnded = lookUp
                    .queryForList(
                            "select id_ from act_hi_actinst where act_id_ = ? and end_time_ is not null",
                            String.class,
                            act.what())
                    .stream()
                    .filter(ended::add)
                    .toList();
            own(lookUp).stream().filter(instances::add).forEach(instance -> {
                if (root.isEmpty() && isPathway(lookUp, instance)) {
                    root.add(instance);
                }
                begun.add(new Skeleton.Begun(instance, act.kind() == Act.Kind.START ? "" : last(justEnded, act)));
            });
        });
        return new Skeleton.Reader(
                        engine(),
                        begun.stream()
                                .filter(each -> !root.contains(each.instance()))
                                .map(each -> each.afterActivityInstance().isEmpty()
                                        ? new Skeleton.Begun(each.instance(), root.get(0))
                                        : each)
                                .toList())
                .read(root.get(0));
    }

    private static List<String> own(JdbcTemplate lookUp) {
        return lookUp.queryForList(
                "select id_ from act_hi_procinst where super_process_instance_id_ is null", String.class);
    }

    private static boolean isPathway(JdbcTemplate lookUp, String instance) {
        return "ampli-pathway"
                .equals(lookUp.queryForObject(
                        "select proc_def_key_ from act_hi_procinst where id_ = ?", String.class, instance));
    }

    private static String last(List<String> justEnded, Act act) {
        if (justEnded.isEmpty()) {
            throw new IllegalStateException("no place for the process that " + act + " began");
        }
        return justEnded.get(justEnded.size() - 1);
    }

    /** What is wrong with the dossiers of this database after a run; nothing should be. */
    List<String> broken() {
        JdbcTemplate jdbc = server.lookUp(DATABASE);
        List<String> wrong = new ArrayList<>(application.getBean(Accounts.class).disagreements());
        wrong.addAll(jdbc.queryForList("""
                select 'paid twice: ' || dossier_number || ' ' || instalment from ampli.payment_order where state = 'PAID'
                  group by dossier_number, instalment having count(*) > 1
                union all
                select 'paid ' || paid_cents || ' of ' || granted_cents || ': ' || dossier_number from ampli.ledger_total
                  where paid_cents <> granted_cents
                union all
                select 'nothing waits for it: ' || d.number from ampli.dossier d where d.ended_at is null and not exists (
                  select 1 from act_ru_execution p left join act_ru_task t on t.proc_inst_id_ = p.proc_inst_id_
                    left join act_ru_job j on j.process_instance_id_ = p.proc_inst_id_
                  where p.business_key_ = d.number and coalesce(t.id_, j.id_) is not null)
                union all
                select 'not ended: ' || number from ampli.dossier where ended_at is null
                union all
                select 'still running: ' || business_key_ from act_ru_execution where business_key_ like 'AMPLI-%'
                union all
                select 'incident: ' || incident_msg_ from act_ru_incident
                union all
                select 'not sent: ' || key from ampli.letter where state <> 'SENT'
                union all
                select 'movement without a decision: ' || id from ampli.ledger_entry where decision_id is null
                """, String.class));
        return wrong;
    }

    /** Letters became files. */
    @Override
    void tidy() {
        if (!Files.exists(MAIL)) {
            return;
        }
        try (Stream<Path> files = Files.list(MAIL)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        application.close();
        EngineTime.letGo();
        tidy();
    }
}
