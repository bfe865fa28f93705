package fr.ampli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootVersion;

/**
 * What a dossier costs beside the same waiting on the bare engine. Not part of a build: {@code mvn -Pbench verify} prints
 * one table and writes the measured part of docs/benchmark.md, which tells the method.
 */
class PathwayBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(PathwayBenchmark.class);

    private final BenchSettings settings = BenchSettings.fromSystem();
    private final Report report = new Report();
    private final Instant begun = Instant.ofEpochMilli(
            ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH).toEpochMilli());

    /** The dossiers of one side, counted. */
    private record Counted(BenchServer.Cost cost, Map<Act.Kind, Double> acts) {

        double of(Act.Kind kind) {
            return acts.getOrDefault(kind, 0.0);
        }
    }

    @Test
    void measure() throws Exception {
        try (BenchServer server = BenchServer.start(settings);
                OurSide ours = new OurSide(server)) {
            ours.walk(3, act -> {});
            Skeleton skeleton = ours.skeleton();
            try (ReferenceSide reference = new ReferenceSide(server, ReferenceModels.of(skeleton))) {
                reference.walk(3, act -> {});
                counts(server, ours, reference, skeleton);
                LOG.warn("counted\n{}", report.table());
                if (settings.pairs() > 0) {
                    times(server, ours, reference);
                }
                if (settings.timers() > 0) {
                    timers(server, ours);
                }
                assertThat(ours.broken()).as("what is wrong after the run").isEmpty();
                assertThat(reference.unfinished())
                        .as("instances of the reference that did not end")
                        .isZero();
                report.told(
                        "Dossiers walked to their end",
                        Report.whole(ours.walked()),
                        "none paid twice or not in full, none left under way or without anything that waits for it, sums of"
                                + " ledger and envelope agree, every movement names its decision, every letter has left once");
                String sizes =
                        "ours " + server.size(ours.database()) + ", reference " + server.size(reference.database());
                if (settings.starts() > 0) {
                    starts(server, ours);
                }
                report.write(head(server, sizes));
            }
        }
        System.out.println(report.table());
    }

    private void counts(BenchServer server, OurSide ours, ReferenceSide reference, Skeleton skeleton) {
        server.quiet(true);
        Counted own = count(server, ours);
        Counted its = count(server, reference);
        reference.claims(false);
        Counted unclaimed = count(server, reference);
        reference.claims(true);
        server.quiet(false);

        double commits = own.cost().transactions();
        double letters = own.cost().byTable().get("ampli.letter").get(Sql.Kind.INSERT);
        double minimum = own.of(Act.Kind.START)
                + own.of(Act.Kind.COMPLETION)
                + own.of(Act.Kind.MESSAGE)
                + own.of(Act.Kind.UPLOAD)
                + 2 * letters;
        double ratio = commits / minimum;
        report.line(
                "Commits ÷ minimum",
                ratio,
                Report.number(ratio),
                1.25,
                1.05,
                false,
                Report.whole(commits) + " ÷ " + Report.whole(minimum) + ": opening 1, completions "
                        + Report.whole(own.of(Act.Kind.COMPLETION)) + ", documents handed in "
                        + Report.whole(own.of(Act.Kind.UPLOAD)) + ", messages "
                        + Report.whole(own.of(Act.Kind.MESSAGE)) + ", twice " + Report.whole(letters) + " letters");
        double withoutClaims = (commits - own.of(Act.Kind.CLAIM)) / minimum;
        report.told(
                "the same without taking tasks",
                Report.number(withoutClaims),
                Report.whole(own.of(Act.Kind.CLAIM)) + " times somebody takes a task, which the minimum does not know");
        report.told(
                "the same, documents not in the minimum",
                Report.number(commits / (minimum - own.of(Act.Kind.UPLOAD))),
                "if a document that is handed in is no message");
        ratio(
                "Statements ÷ reference",
                own,
                its,
                unclaimed,
                BenchServer.Cost::statements,
                1.5,
                1.2,
                Report::whole,
                "selects, inserts, updates and deletes");
        ratio(
                "WAL ÷ reference",
                own,
                its,
                unclaimed,
                BenchServer.Cost::wal,
                1.3,
                0.75,
                bytes -> Report.kilobytes(bytes) + " KB",
                "with commits, without images of whole pages");
        report.below("A dossier of the happy path waits for: "
                + skeleton.counts().entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .reduce((one, other) -> one + ", " + other)
                        .orElse("")
                + ". Acts: " + own.acts() + ". Transactions, reading ones too: "
                + Report.whole(own.cost().all()) + " of ours, "
                + Report.whole(its.cost().all()) + " of the reference. By kind, ours: "
                + kinds(own.cost()) + "; reference: " + kinds(its.cost()) + ".");
        report.tables(own.cost(), its.cost());
    }

    private static String kinds(BenchServer.Cost cost) {
        return cost.byKind().entrySet().stream()
                .map(each -> each.getKey().toLowerCase(Locale.ROOT) + " " + Report.whole(each.getValue()))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private void ratio(
            String what,
            Counted own,
            Counted its,
            Counted unclaimed,
            ToDoubleFunction<BenchServer.Cost> of,
            double target,
            double goal,
            java.util.function.DoubleFunction<String> shown,
            String how) {
        double ours = of.applyAsDouble(own.cost());
        double reference = of.applyAsDouble(its.cost());
        report.line(
                what,
                ours / reference,
                Report.number(ours / reference),
                target,
                goal,
                false,
                shown.apply(ours) + " ÷ " + shown.apply(reference) + ", " + how + " ("
                        + Report.number(ours / of.applyAsDouble(unclaimed.cost()))
                        + " where the reference does not take tasks)");
    }

    private Counted count(BenchServer server, Side side) {
        int times = settings.counted();
        Map<Act.Kind, Double> acts = new EnumMap<>(Act.Kind.class);
        BenchServer.Cost cost = server.cost(
                side.database(),
                times,
                () -> side.walk(times, act -> acts.merge(act.kind(), 1.0 / times, Double::sum)));
        acts.replaceAll((kind, sum) -> (double) Math.round(sum * 100) / 100);
        return new Counted(cost, acts);
    }

    private void times(BenchServer server, OurSide ours, ReferenceSide reference) throws InterruptedException {
        long postmaster = server.postmaster();
        warmUp(ours);
        warmUp(reference);
        Pairs noise = pairs("reference", reference, "reference", reference, postmaster);
        Pairs pairs = pairs("ours", ours, "reference", reference, postmaster);
        report.line(
                "Throughput kept",
                pairs.throughput().median(),
                pairs.throughput().toString(),
                0.6,
                0.8,
                true,
                median(pairs, "ours", Pairs.Block::rate) + " ÷ " + median(pairs, "reference", Pairs.Block::rate)
                        + " dossiers a second, " + settings.pairs() + " pairs of "
                        + settings.block().toSeconds()
                        + " s; noise " + noise.throughput());
        report.told(
                "Processor time ÷ reference",
                pairs.processor().toString(),
                milliseconds(pairs, "ours") + " ÷ " + milliseconds(pairs, "reference") + "; noise "
                        + noise.processor());
        blocks(noise, pairs);
        latency(ours, reference, pairs);
    }

    private void warmUp(Side side) {
        List<Side.Walker> walkers = new ArrayList<>();
        for (int i = 0; i < settings.clients(); i++) {
            walkers.add(side.walker());
        }
        Side.Finished finished = side.walk(settings.warmUp(), walkers);
        LOG.warn("warmed up: {}", finished);
    }

    private Pairs pairs(String firstName, Side first, String secondName, Side second, long postmaster) {
        return Pairs.run(
                firstName,
                first,
                secondName,
                second,
                settings.pairs(),
                settings.block(),
                settings.clients(),
                postmaster);
    }

    private static String median(Pairs pairs, String side, ToDoubleFunction<Pairs.Block> of) {
        return Report.number(new Ratios(pairs.blocks().stream()
                        .filter(block -> block.side().equals(side))
                        .map(of::applyAsDouble)
                        .toList())
                .median());
    }

    private static String milliseconds(Pairs pairs, String side) {
        return median(pairs, side, block -> block.java() * 1000) + " ms Java + "
                + median(pairs, side, block -> block.server() * 1000) + " ms PostgreSQL a dossier";
    }

    private void blocks(Pairs noise, Pairs pairs) {
        StringBuilder text = new StringBuilder("Every block, in order (dossiers a second; part of the time in which"
                + " something waited for a processor): ");
        for (Pairs some : List.of(noise, pairs)) {
            some.blocks()
                    .forEach(block -> text.append(block.side())
                            .append(' ')
                            .append(Report.number(block.rate()))
                            .append(String.format(Locale.ROOT, " (%.0f %%), ", block.pressure() * 100)));
        }
        report.below(text.substring(0, text.length() - 2) + ".");
    }

    private void latency(OurSide ours, ReferenceSide reference, Pairs pairs) throws InterruptedException {
        int steps = DossierWalker.wholeWay().size();
        ours.tidy();
        Histogram own = OpenLoop.run(ours, rate(pairs, "ours") * steps / 2, settings.latency());
        Histogram its = OpenLoop.run(reference, rate(pairs, "reference") * steps / 2, settings.latency());
        double ratio = (double) own.getValueAtPercentile(99) / its.getValueAtPercentile(99);
        report.line(
                "p99 of a completion ÷ reference",
                ratio,
                Report.number(ratio),
                2,
                1.3,
                false,
                told(own) + " ÷ " + told(its) + ", each at half its own throughput for "
                        + settings.latency().toSeconds() + " s, arrivals at random");
    }

    private static double rate(Pairs pairs, String side) {
        return new Ratios(pairs.blocks().stream()
                        .filter(block -> block.side().equals(side))
                        .map(Pairs.Block::rate)
                        .toList())
                .median();
    }

    private static String told(Histogram times) {
        return String.format(
                Locale.ROOT,
                "%.0f ms (median %.0f, %d completions)",
                times.getValueAtPercentile(99) / 1e3,
                times.getValueAtPercentile(50) / 1e3,
                times.getTotalCount());
    }

    private void timers(BenchServer server, OurSide ours) throws Exception {
        TimerDrain.Drain drain = TimerDrain.run(
                ours, server.lookUp(ours.database()), settings.timers(), settings.clients(), server.postmaster());
        report.line(
                "Timers due at once: time ÷ processors' own",
                drain.ratio(),
                Report.number(drain.ratio()),
                1.5,
                1.2,
                false,
                String.format(
                        Locale.ROOT,
                        "%,d timers in %.1f s, %.2f ms of processor time each",
                        drain.timers(),
                        drain.wall(),
                        drain.processor() * 1000 / drain.timers()));
    }

    private void starts(BenchServer server, OurSide ours) throws Exception {
        String own = "ampli_start";
        String its = "starter_start";
        server.create(own);
        server.create(its);
        StartUp startUp = new StartUp(server);
        // The first start makes the tables
        startUp.ours(own);
        startUp.starter(its);
        List<StartUp.Start> ourStarts = new ArrayList<>();
        List<StartUp.Start> itsStarts = new ArrayList<>();
        for (int i = 0; i < settings.starts(); i++) {
            ourStarts.add(startUp.ours(own));
            itsStarts.add(startUp.starter(its));
        }
        start("Start: processor time ÷ empty starter", ourStarts, itsStarts, StartUp.Start::processor, " s", 1.1);
        start("Start: time until ready ÷ empty starter", ourStarts, itsStarts, StartUp.Start::wall, " s", 1.1);
        start("Live heap ÷ empty starter", ourStarts, itsStarts, each -> each.live() / 1024.0 / 1024.0, " MB", 1.15);
        start(
                "Resident memory ÷ empty starter",
                ourStarts,
                itsStarts,
                each -> each.resident() / 1024.0 / 1024.0,
                " MB",
                1.15);
    }

    private void start(
            String what,
            List<StartUp.Start> ours,
            List<StartUp.Start> its,
            ToDoubleFunction<StartUp.Start> of,
            String unit,
            double goal) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(of.applyAsDouble(ours.get(i)) / of.applyAsDouble(its.get(i)));
        }
        Ratios all = new Ratios(ratios);
        report.line(
                what,
                all.median(),
                all.toString(),
                1.3,
                goal,
                false,
                String.format(
                        Locale.ROOT,
                        "%.1f%s ÷ %.1f%s, %d pairs of starts on a database with its tables",
                        new Ratios(ours.stream().map(of::applyAsDouble).toList()).median(),
                        unit,
                        new Ratios(its.stream().map(of::applyAsDouble).toList()).median(),
                        unit,
                        ours.size()));
    }

    private String head(BenchServer server, String sizes) {
        return String.format(
                Locale.ROOT,
                "Measured %tF in %d minutes: %d processors, %s, Java %s, heap %d MB, PostgreSQL %s (%s); Camunda %s, Spring Boot"
                        + " %s. Databases in the end: %s; %d clients. Load average %.1f when it ended.%n",
                java.util.Date.from(Instant.now()),
                Duration.between(begun, Instant.now()).toMinutes(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("java.version"),
                Runtime.getRuntime().maxMemory() / 1024 / 1024,
                server.version(),
                server.configuration(),
                ProcessEngine.class.getPackage().getImplementationVersion(),
                SpringBootVersion.getVersion(),
                sizes,
                settings.clients(),
                java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        .getSystemLoadAverage());
    }
}
