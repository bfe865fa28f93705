package fr.ampli.process.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.access.Awaited;
import fr.ampli.oversight.Figure;
import fr.ampli.oversight.Figures;
import fr.ampli.oversight.Tallies;
import fr.ampli.process.engine.DemoPassword;
import fr.ampli.shared.Person;
import fr.ampli.web.security.HttpBrowser;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What the screens of managers cost as dossiers grow: pages of the database and milliseconds with 1 000, 10 000 and 100 000
 * dossiers, beside the engine's own answers to the same questions. Not part of a build: {@code mvn -Pgrowth verify}
 * writes docs/growth.md; {@code -Dampli.growth=1000,10000} takes fewer, {@code -Dampli.growth.directory=…} names an empty
 * directory in which the database stays, to be looked at by hand.
 */
class GrowthBenchmark extends ScenarioTest {

    private static final Logger LOG = LoggerFactory.getLogger(GrowthBenchmark.class);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Person MANAGER = new Person("responsable");
    private static final String OFFICER = "instructeur";

    /** How many pages more than with the fewest dossiers, and how long, a screen may take. */
    private static final long MORE_PAGES = 60;

    private static final long MILLISECONDS = 300;

    /** Of a screen of hundreds of look-ups each gets a page dearer as its tree gets deeper; this power at most. */
    private static final double SLOPE = 0.1;

    private static final int TIMES = 5;
    private static final String TASKLIST = "Engine: Tasklist ";
    private static final Path REPORT = Path.of("target/growth.md");
    private static final Path DOCUMENT = Path.of("docs/growth.md");

    private static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            String kept = System.getProperty("ampli.growth.directory");
            if (kept != null) {
                builder.setDataDirectory(Path.of(kept)).setCleanDataDirectory(false);
            }
            EmbeddedPostgres server = builder.setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("shared_buffers", "512MB")
                    .setServerConfig("max_wal_size", "4GB")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "60")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException late) {
                    LOG.warn("the server of the benchmark did not stop", late);
                }
            }));
            return server;
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    @DynamicPropertySource
    static void ownServer(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> SERVER.getJdbcUrl("postgres", "postgres"));
        registry.add("spring.datasource.username", () -> "postgres");
        registry.add("spring.datasource.password", () -> "");
    }

    @LocalServerPort
    int port;

    @Autowired
    Figures figures;

    @Autowired
    Tallies tallies;

    /** What is measured. @param limited whether it is a screen of ours, that must not grow */
    private record Question(String name, boolean limited, Callable<?> ask) {}

    private record Cost(long pages, long milliseconds) {}

    @Test
    void screens_cost_as_much_with_many_dossiers_as_with_few() throws Exception {
        List<Integer> sizes = Arrays.stream(
                        System.getProperty("ampli.growth", "1000,10000,100000").split(","))
                .map(Integer::valueOf)
                .toList();
        // On a machine that others work on, milliseconds tell of the others; pages do not
        boolean quiet = load() < Runtime.getRuntime().availableProcessors();
        moveTo(TODAY);
        new DemoDossiers(engine, documents, receipts, jdbc, clock).tell();
        moveTo(TODAY);
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        List<Question> questions = questions();
        List<Question> indexed = questions.stream()
                .filter(question -> question.name().startsWith(TASKLIST))
                .map(question ->
                        new Question(question.name() + ", with the index of the runbook", false, question.ask()))
                .toList();
        List<String> made = new ArrayList<>();
        try (Connection connection = new Connection()) {
            connection.prepare();
            int sofar = 0;
            for (int size : sizes) {
                long begun = System.nanoTime();
                connection.grow(sofar + 1, size);
                // As the hourly round and autovacuum leave it
                tallies.compact();
                connection.tidy();
                sofar = size;
                made.add(String.format(
                        Locale.ROOT,
                        "%,d dossiers: %s, made in %d s",
                        size,
                        connection.size(),
                        (System.nanoTime() - begun) / 1_000_000_000L));
                LOG.info("growth: {}", made.get(made.size() - 1));
                ask(questions, connection, costs);
                connection.index();
                ask(indexed, connection, costs);
                connection.noIndex();
                // What is done stays, if a larger size takes too long or too much room
                Files.writeString(
                        REPORT,
                        report(
                                sizes.subList(0, made.size()),
                                made,
                                Stream.concat(questions.stream(), indexed.stream())
                                        .toList(),
                                costs));
            }
        }
        Files.writeString(DOCUMENT, Files.readString(REPORT) + remarks(Files.readString(DOCUMENT)));
        assertThat(questions.stream().filter(Question::limited).map(Question::name))
                .allSatisfy(name -> {
                    assertThat(holds(costs.get(name), sizes))
                            .as("%s", costs.get(name))
                            .isTrue();
                    if (quiet) {
                        assertThat(costs.get(name)).allMatch(cost -> cost.milliseconds() < MILLISECONDS);
                    }
                });
    }

    private static void ask(List<Question> questions, Connection connection, Map<String, List<Cost>> costs)
            throws Exception {
        for (Question question : questions) {
            Cost cost = connection.cost(question.ask());
            LOG.info("growth: {} {}", question.name(), cost);
            if (question.limited()) {
                connection.dearest().forEach(statement -> LOG.info("growth:   {}", statement));
            }
            costs.computeIfAbsent(question.name(), name -> new ArrayList<>()).add(cost);
        }
    }

    /** What people wrote below the table, in sections of their own. */
    private static String remarks(String document) {
        int first = document.indexOf("\n## ");
        return first < 0 ? "" : document.substring(first);
    }

    private static boolean holds(List<Cost> costs, List<Integer> sizes) {
        return few(costs) || slope(costs, sizes) <= SLOPE;
    }

    private static boolean few(List<Cost> costs) {
        return costs.stream().allMatch(cost -> cost.pages() <= costs.get(0).pages() + MORE_PAGES);
    }

    private static String verdict(List<Cost> costs, List<Integer> sizes) {
        String pages = few(costs) ? "holds" : holds(costs, sizes) ? "holds by its slope" : "**does not hold**";
        return costs.stream().allMatch(cost -> cost.milliseconds() < MILLISECONDS) ? pages : pages + ", slow";
    }

    /** By which power of the number of dossiers pages grow: 0 not at all, 1 as fast as the dossiers. */
    private static double slope(List<Cost> costs, List<Integer> sizes) {
        int last = costs.size() - 1;
        if (last < 1) {
            return 0;
        }
        double pages = Math.log((double) Math.max(1, costs.get(last).pages())
                / Math.max(1, costs.get(0).pages()));
        return pages / Math.log((double) sizes.get(last) / sizes.get(0));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private List<Question> questions() throws Exception {
        List<Question> all = new ArrayList<>();
        for (Figure.Entry each : figures.all()) {
            all.add(new Question("Figure « " + each.title() + " »", true, () -> figures.get(each.id(), MANAGER)));
        }
        HttpBrowser browser = HttpBrowser.of(port, MANAGER.id(), DemoPassword.VALUE);
        String number = jdbc.sql("select number from ampli.dossier where holder_name = 'Cuisine partagée du Médoc'")
                .query(String.class)
                .single();
        all.add(page(browser, "Dossier page", "/dossiers/" + number));
        all.add(page(browser, "Search: a number", "/dossiers?q=" + number));
        all.add(page(browser, "Search: two words", "/dossiers?q=" + encode("co medoc")));
        all.add(page(browser, "Search: two words that few have", "/dossiers?q=" + encode("semaphore medoc")));
        all.add(page(browser, "Search: one word of many", "/dossiers?q=fournil"));
        all.add(page(browser, "Search: one word of the hundred oldest", "/dossiers?q=semaphore"));
        all.add(page(browser, "Search: two words of the hundred oldest", "/dossiers?q=" + encode("semaphore de")));
        all.add(page(browser, "Search: nothing typed", "/dossiers"));
        HttpBrowser officer = HttpBrowser.of(port, OFFICER, DemoPassword.VALUE);
        all.add(page(officer, "List « intervenu »", "/dossiers?liste=intervenu"));
        for (Awaited whom : Awaited.values()) {
            all.add(page(browser, "List « " + whom.word() + " »", "/dossiers?liste=" + whom.word()));
        }
        all.add(page(browser, "List « region »", "/dossiers?liste=region"));
        var tasks = engine.getTaskService();
        var runtime = engine.getRuntimeService();
        var history = engine.getHistoryService();
        Date now = Date.from(clock.instant());
        String pathway = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("ampli-pathway")
                .latestVersion()
                .singleResult()
                .getId();
        String instance = history.createHistoricProcessInstanceQuery()
                .processDefinitionId(pathway)
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        List<String> fifteen = jdbc.sql(
                        "select id from ampli.open_task where dossier_number is not null order by id limit 15")
                .query(String.class)
                .list();
        String closed = "/api/oversight/finished";
        all.add(page(officer, "Task cards: fifteen", "/api/tasks/cards?ids=" + String.join(",", fifteen)));
        all.add(page(browser, "Cockpit: steps of a process", "/api/oversight/processes/" + pathway + "/activities"));
        all.add(page(browser, "Cockpit: closed dossiers", closed));
        all.add(page(browser, "Cockpit: closed, by ending", closed + "?ending=SETTLED"));
        all.add(page(browser, "Cockpit: closed, by department", closed + "?department=24"));
        all.add(page(browser, "Cockpit: closed, by days", closed + "?from=2026-02-01&to=2026-03-31"));
        all.add(page(browser, "Cockpit: closed, by two words", closed + "?words=" + encode("co medoc")));
        all.add(page(browser, "Cockpit: closed, by one word of many", closed + "?words=fournil"));
        all.add(page(browser, "Cockpit: closed, by one word of the hundred oldest", closed + "?words=semaphore"));
        all.add(page(
                browser,
                "Cockpit: closed, by all at once",
                closed + "?ending=SETTLED&department=24&from=2025-02-01&to=2026-10-31&words=c"));
        all.add(page(browser, "Cockpit: trail, the instance", "/api/oversight/instances/" + instance));
        all.add(page(browser, "Cockpit: trail, its steps", "/api/oversight/instances/" + instance + "/activities"));
        all.add(page(browser, "Cockpit: trail, acts of the dossier", "/api/oversight/instances/" + instance + "/acts"));
        var filters = engine.getFilterService();
        for (Filter list : filters.createTaskFilterQuery().list()) {
            String name = TASKLIST + "« " + list.getName() + " », ";
            all.add(new Question(
                    name + "fifteen", false, () -> asOfficer(() -> filters.listPage(list.getId(), 0, 15))));
            all.add(new Question(name + "count", false, () -> asOfficer(() -> filters.count(list.getId()))));
        }
        all.add(new Question(
                "Engine: fifteen tasks with their instances",
                false,
                () -> runtime.createProcessInstanceQuery()
                        .processInstanceIds(
                                tasks.createTaskQuery().taskIdIn(fifteen.toArray(String[]::new)).list().stream()
                                        .map(task -> task.getProcessInstanceId())
                                        .collect(Collectors.toSet()))
                        .list()));
        all.add(new Question(
                "Engine: the 50 tasks of a group that are due first",
                false,
                () -> tasks.createTaskQuery()
                        .taskCandidateGroup("instructeur")
                        .includeAssignedTasks()
                        .orderByDueDate()
                        .asc()
                        .listPage(0, 50)));
        all.add(new Question(
                "Engine: the 51 dossiers finished last",
                false,
                () -> history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("ampli-pathway")
                        .finished()
                        .orderByProcessInstanceEndTime()
                        .desc()
                        .listPage(0, 51)));
        all.add(new Question(
                "Engine: past steps of an instance",
                false,
                () -> history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance)
                        .orderByHistoricActivityInstanceStartTime()
                        .desc()
                        .listPage(0, 51)));
        all.add(new Question(
                "Engine: running instances by step (stages)",
                false,
                () -> engine.getManagementService()
                        .createActivityStatisticsQuery(pathway)
                        .includeIncidents()
                        .list()));
        all.add(new Question(
                "Engine: past instances by step",
                false,
                () -> history.createHistoricActivityStatisticsQuery(pathway)
                        .includeFinished()
                        .list()));
        all.add(new Question(
                "Engine: count of running dossiers",
                false,
                () -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey("ampli-pathway")
                        .count()));
        all.add(new Question(
                "Engine: count of finished dossiers",
                false,
                () -> history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("ampli-pathway")
                        .finished()
                        .count()));
        all.add(new Question(
                "Engine: count of tasks of a group",
                false,
                () -> tasks.createTaskQuery()
                        .taskCandidateGroup("instructeur")
                        .includeAssignedTasks()
                        .count()));
        all.add(new Question(
                "Engine: count of late tasks",
                false,
                () -> tasks.createTaskQuery().dueBefore(now).count()));
        all.add(new Question(
                "Engine: the 20 oldest tasks",
                false,
                () -> tasks.createTaskQuery().orderByTaskCreateTime().asc().listPage(0, 20)));
        all.add(new Question(
                "Engine: the 20 oldest finished dossiers",
                false,
                () -> history.createHistoricProcessInstanceQuery()
                        .processDefinitionKey("ampli-pathway")
                        .finished()
                        .orderByProcessInstanceEndTime()
                        .asc()
                        .listPage(0, 20)));
        return all;
    }

    /** As Tasklist asks the engine: in the officer's name and with the officer's rights. */
    private <T> T asOfficer(Callable<T> question) throws Exception {
        var identities = engine.getIdentityService();
        List<String> groups = identities.createGroupQuery().groupMember(OFFICER).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(OFFICER, groups);
        try {
            return question.call();
        } finally {
            identities.clearAuthentication();
        }
    }

    private static Question page(HttpBrowser browser, String name, String path) {
        return new Question(name, true, () -> {
            // A number leads to its page at once
            var answer = path.startsWith("/api/") ? browser.get(path) : browser.page(path);
            assertThat(answer.statusCode()).as(path).isIn(200, 302);
            return null;
        });
    }

    private static String encode(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static String report(
            List<Integer> sizes, List<String> made, List<Question> questions, Map<String, List<Cost>> costs) {
        StringBuilder text = new StringBuilder("# Growth: what a screen costs\n\n");
        text.append(
                        "Written by `mvn -Pgrowth verify` (`GrowthBenchmark`). Pages are the 8 kB pages of PostgreSQL that all")
                .append(" statements of the screen touch, from memory or disk (`pg_stat_statements`,")
                .append(" `shared_blks_hit + shared_blks_read`, the lowest of ")
                .append(TIMES)
                .append(
                        " times after one to warm up); milliseconds are the lowest of the same times, on a machine that others use too.\n\n");
        text.append(
                        "Ten dossiers of the demonstration are walked through the processes and copied by SQL with the engine's")
                .append(
                        " rows, running and past; two in five are open; their days are spread over two years. One in twenty has an incident, one in twenty a blocked payment, one in twenty a letter in trouble. Half of the blocked payments have a last day long past, half today, so that *Échéances* names as many dossiers at each size; every second dossier is in the Dordogne and *closed, by all at once* asks for a letter that many have, so that its list is full at 1,000 too. Documents, the")
                .append(
                        " parts of letters, and what is past in the engine beside the pathway and its payments are not copied. `VACUUM ANALYZE` before measuring.\n\n");
        text.append("Machine: ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" processors, ")
                .append(System.getProperty("os.name"))
                .append(", Java ")
                .append(System.getProperty("java.version"))
                .append(", PostgreSQL 17, shared_buffers 512 MB; load average ")
                .append(String.format(Locale.ROOT, "%.1f", load()))
                .append(
                        " when it was written. Milliseconds are only held to the limit where it is below the number of processors.\n\n");
        made.forEach(each -> text.append("* ").append(each).append('\n'));
        text.append("\nA screen of ours must read at most ")
                .append(MORE_PAGES)
                .append(" pages more than with ")
                .append(String.format(Locale.ROOT, "%,d", sizes.get(0)))
                .append(" dossiers, and answer within ")
                .append(MILLISECONDS)
                .append(
                        " ms. The slope is the power of the number of dossiers by which pages grow, from the smallest size to the")
                .append(
                        " largest: 0 the same, 1 as fast as the dossiers. A screen that makes hundreds of look-ups holds by its")
                .append(
                        " slope, if that is at most 0.1: each gets a page dearer when the tree it goes through gets deeper.")
                .append("\n\n| Question |");
        sizes.forEach(size -> text.append(String.format(Locale.ROOT, " pages at %,d | ms |", size)));
        text.append(" slope | |\n|---|")
                .append("---:|---:|".repeat(sizes.size()))
                .append("---:|---|\n");
        for (Question question : questions) {
            text.append("| ").append(question.name()).append(" |");
            costs.get(question.name())
                    .forEach(cost -> text.append(' ')
                            .append(String.format(Locale.ROOT, "%,d", cost.pages()))
                            .append(" | ")
                            .append(cost.milliseconds())
                            .append(" |"));
            List<Cost> all = costs.get(question.name());
            text.append(String.format(Locale.ROOT, " %.2f | ", slope(all, sizes)))
                    .append(question.limited() ? verdict(all, sizes) : "")
                    .append(" |\n");
        }
        return text.toString();
    }

    /** A connection of its own, so that the application's statements are counted and its own are not. */
    private static final class Connection implements AutoCloseable {

        /** What the screens read; the rest of the record is bulk to them. */
        private static final List<String> RECORD = List.of(
                "journal",
                "legal_clock",
                "part_taken",
                "letter",
                "agreed_terms",
                "start_up_period",
                "orientation",
                "reorientation",
                "referral",
                "study",
                "application",
                "application_piece",
                "missing_pieces_request",
                "implied_rejection",
                "interest_declaration",
                "criteria_review",
                "committee_session",
                "decision",
                "agreement",
                "statement_of_start",
                "payment_order",
                "payment_gate_line",
                "ledger_entry",
                "ledger_total",
                "job_report",
                "envelope_share",
                "expected_payment",
                "open_task",
                "dossier_hand",
                "bank_account",
                "hire",
                "job_end",
                "job_hours_change",
                "start_decision",
                "account_change",
                "payment_freeze",
                "recovery_case",
                "irregularity");

        /** Tables of what runs in the engine, and the column that names the process instance. */
        private static final Map<String, String> RUNNING = Map.of(
                "act_ru_execution", "proc_inst_id_",
                "act_ru_task", "proc_inst_id_",
                "act_ru_variable", "proc_inst_id_",
                "act_ru_event_subscr", "proc_inst_id_",
                "act_ru_job", "process_instance_id_");

        /** Of what is past only the pathway itself and its payments, so that a small machine can do it. */
        private static final List<String> PAST = List.of("act_hi_procinst", "act_hi_actinst", "act_hi_taskinst");

        private final SingleConnectionDataSource source;
        private final JdbcTemplate jdbc;

        Connection() {
            source = new SingleConnectionDataSource(SERVER.getJdbcUrl("postgres", "postgres"), "postgres", "", true);
            jdbc = new JdbcTemplate(source);
        }

        void prepare() throws IOException {
            jdbc.execute("create extension pg_stat_statements");
            jdbc.execute("create schema growth");
            jdbc.execute(new ClassPathResource("growth/clone.sql").getContentAsString(StandardCharsets.UTF_8));
            jdbc.execute(
                    "create table growth.clone (k integer, source varchar(20), target varchar(20), shift integer)");
            jdbc.execute("create table growth.source as select number, ended_at is not null as ended, row_number() over"
                    + " (partition by ended_at is null order by number) - 1 as place from ampli.dossier");
            RECORD.forEach(
                    table -> take("ampli." + table, "t.dossier_number as of_dossier from ampli." + table + " t"));
            take("ampli.dossier", "t.number as of_dossier from ampli.dossier t");
            RUNNING.forEach((table, instance) -> take(
                    "public." + table,
                    "p.business_key_ as of_dossier from public." + table
                            + " t join public.act_hi_procinst p on p.id_ = t." + instance
                            + " where p.business_key_ like 'AMPLI-%'"));
            PAST.forEach(table -> take(
                    "public." + table,
                    "p.business_key_ as of_dossier from public." + table + " t join public.act_hi_procinst p"
                            + " on p.id_ = t.proc_inst_id_ where p.business_key_ like 'AMPLI-%'"
                            + " and p.proc_def_key_ in ('ampli-pathway', 'payment')"));
            take(
                    "public.act_ru_identitylink",
                    "p.business_key_ as of_dossier from public.act_ru_identitylink t join public.act_ru_task k"
                            + " on k.id_ = t.task_id_ join public.act_hi_procinst p on p.id_ = k.proc_inst_id_"
                            + " where p.business_key_ like 'AMPLI-%'");
        }

        private void take(String table, String belongs) {
            jdbc.execute("call growth.take('" + table + "', '" + belongs.replace("'", "''") + "')");
        }

        /** Three copies of ended dossiers to two of open ones; numbers are given in the order of opening, as in life. */
        void grow(int from, int to) {
            jdbc.execute("truncate growth.clone");
            jdbc.update(
                    "insert into growth.clone select k, s.number, 'AMPLI-2027-' || lpad(k::text, greatest(4, length(k::text)), '0'), 700 - 700 * (k - ?) / ? "
                            + "from generate_series(?, ?) k join growth.source s on s.ended = (k % 5 > 1) and s.place = "
                            + "(case when s.ended then k / 5 else k / 5 * 2 + k % 5 end)"
                            + " % (select count(*) from growth.source o where o.ended = s.ended)",
                    from, to - from + 1, from, to);
            jdbc.execute("analyze growth.clone");
            jdbc.execute("set session_replication_role = replica");
            RECORD.forEach(table -> copy("ampli." + table));
            copy("ampli.dossier");
            RUNNING.keySet().forEach(table -> copy("public." + table));
            PAST.forEach(table -> copy("public." + table));
            copy("public.act_ru_identitylink");
            jdbc.execute("call growth.trouble()");
            jdbc.execute("set session_replication_role = default");
            jdbc.execute("truncate ampli.tally");
            jdbc.execute("insert into ampli.tally (measure, facet, day, value, n, total)"
                    + " select * from ampli.tally_of_record");
            jdbc.execute("insert into ampli.tally (measure, facet, day, n, total)"
                    + " select 'left-task', task_def_key_, ampli.year_of(end_time_::date), count(*),"
                    + " sum(end_time_::date - start_time_::date) from public.act_hi_taskinst"
                    + " where end_time_ is not null group by 2, 3");
            jdbc.execute("insert into ampli.tally (measure, facet, day, value, n)"
                    + " select 'left-stage', stage, ampli.year_of(ampli.paris_day(left_at)),"
                    + " ampli.paris_day(left_at) - ampli.paris_day(happened_at), count(*) from ("
                    + " select happened_at, lead(happened_at) over (partition by dossier_number order by id) as left_at,"
                    + " case when act = 'DOSSIER_OPENED' then 'FIRST_CONTACT' when sentence like '%Instruction%' then 'REVIEW'"
                    + " when sentence like '%Dépôt%' then 'SUBMISSION' when sentence like '%Convention%' then 'AGREEMENT'"
                    + " when sentence like '%avance%' then 'ADVANCE' when sentence like '%amorçage%' then 'START_UP'"
                    + " when sentence like '%Solde%' then 'BALANCE' else 'FEASIBILITY' end as stage"
                    + " from ampli.journal where act in ('DOSSIER_OPENED', 'STAGE_ENTERED', 'DOSSIER_CLOSED')) moves"
                    + " where left_at is not null group by 2, 3, 4");
            jdbc.execute("call growth.steps()");
            jdbc.execute("call growth.prefixes()");
        }

        void tidy() {
            // All sums were made at once and folded at once: years of acts do not leave such gaps
            jdbc.execute("reindex table ampli.tally");
            jdbc.execute("vacuum analyze");
        }

        /** The statement that the runbook offers for long lists in Tasklist. */
        void index() {
            jdbc.execute("create index ampli_task_by_last_day on public.act_ru_task (due_date_)");
            jdbc.execute("analyze public.act_ru_task");
        }

        void noIndex() {
            jdbc.execute("drop index public.ampli_task_by_last_day");
        }

        private void copy(String table) {
            jdbc.execute("call growth.copy('" + table + "')");
        }

        String size() {
            return jdbc.queryForObject(
                    "select pg_size_pretty(pg_database_size(current_database())) || ', '"
                            + " || (select count(*) from ampli.dossier where ended_at is null) || ' open, '"
                            + " || (select count(*) from ampli.tally) || ' lines of tally, '"
                            + " || (select count(*) from public.act_hi_actinst) || ' past steps of the engine'",
                    String.class);
        }

        Cost cost(Callable<?> ask) throws Exception {
            ask.call();
            List<Long> pages = new ArrayList<>();
            List<Long> times = new ArrayList<>();
            for (int i : IntStream.range(0, TIMES).toArray()) {
                jdbc.execute("select pg_stat_statements_reset()");
                long begun = System.nanoTime();
                ask.call();
                times.add((System.nanoTime() - begun) / 1_000_000L);
                pages.add(jdbc.queryForObject(
                        "select coalesce(sum(shared_blks_hit + shared_blks_read), 0) from pg_stat_statements"
                                + " where query not like '%pg_stat_statements%'",
                        Long.class));
            }
            return new Cost(
                    pages.stream().min(Long::compare).orElseThrow(),
                    times.stream().min(Long::compare).orElseThrow());
        }

        /** The statements of the last question that touched most pages, to see what grows. */
        List<String> dearest() {
            return jdbc.queryForList(
                    "select (shared_blks_hit + shared_blks_read) || ' pages, ' || calls || ' calls: '"
                            + " || regexp_replace(left(query, 1500), '\\s+', ' ', 'g') from pg_stat_statements"
                            + " where query not like '%pg_stat_statements%'"
                            + " order by shared_blks_hit + shared_blks_read desc limit 8",
                    String.class);
        }

        @Override
        public void close() {
            source.destroy();
        }
    }
}
