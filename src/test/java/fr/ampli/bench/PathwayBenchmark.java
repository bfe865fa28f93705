package fr.ampli.bench;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a dossier costs beside the same waiting on the bare engine. Not part of a build: {@code mvn -Pbench verify} prints
 * one table and writes the measured part of docs/benchmark.md, which tells the method.
 */
class PathwayBenchmark {

    private static final Logger LOG = LoggerFactory.getLogger(PathwayBenchmark.class);

    private final BenchSettings settings = BenchSettings.fromSystem();

    @Test
    void measure() throws Exception {
        try (BenchServer server = BenchServer.start(settings);
                OurSide ours = new OurSide(server)) {
            ours.walk(2, act -> {});
            Skeleton skeleton = ours.skeleton();
            System.out.println(skeleton.counts());
            try (ReferenceSide reference = new ReferenceSide(server, ReferenceModels.of(skeleton))) {
                reference.walk(5, act -> {});
                server.fullPageWrites(false);
                int n = settings.counted();
                Map<Act.Kind, Integer> acts = new EnumMap<>(Act.Kind.class);
                BenchServer.Cost own = server.cost(
                        ours.database(), n, () -> ours.walk(n, act -> acts.merge(act.kind(), 1, Integer::sum)));
                Map<Act.Kind, Integer> racts = new EnumMap<>(Act.Kind.class);
                BenchServer.Cost its = server.cost(
                        reference.database(),
                        n,
                        () -> reference.walk(n, act -> racts.merge(act.kind(), 1, Integer::sum)));
                System.out.println(acts + "\n" + racts);
                System.out.println(
                        "ours " + own.transactions() + " tx " + own.statements() + " st " + own.byKind() + " wal "
                                + own.wal() + " " + own.statementWal() + " fpi " + own.images() + " all " + own.all());
                System.out.println(
                        "ref " + its.transactions() + " tx " + its.statements() + " st " + its.byKind() + " wal "
                                + its.wal() + " " + its.statementWal() + " fpi " + its.images() + " all " + its.all());
                System.out.println("ours " + own.byTable());
                System.out.println("ref " + its.byTable());
                System.out.println(ours.broken() + " " + reference.unfinished());
            }
        }
    }
}
