package fr.ampli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.ScenarioTest;
import fr.ampli.dossier.Ending;
import fr.ampli.shared.DossierNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.yaml.snakeyaml.Yaml;

/**
 * What one dossier of the happy path asks of the database, held to bench/budget.yaml. The count is that of this thread:
 * it is the same whatever other tests have done before or do meanwhile.
 */
class DossierBudgetTest extends ScenarioTest {

    private static final Path NOW = Path.of("target/bench/budget.yaml");

    private static final String WHAT_TO_DO = """
            A dossier of the happy path has become dearer than src/test/resources/bench/budget.yaml allows. \
            Find the statement that was added (the lines below tell its kind and its table) and do without it: \
            read a row once and hand it on, write together what belongs together, \
            and leave out an asynchronous boundary that protects no effect outside the database. \
            Where it buys something that is worth its price, raise the budget in the same commit, and say in its message \
            what is bought: %s holds the new figures, docs/benchmark.md the method.
            """.formatted(NOW);

    /** @param of statements by kind and table, so that a failure can tell what grew */
    private record Budget(int commits, int savepoints, int statements, Map<String, Integer> of) {

        @SuppressWarnings("unchecked")
        static Budget read() {
            try (InputStream file = new ClassPathResource("bench/budget.yaml").getInputStream()) {
                Map<String, Object> budget = new Yaml().load(file);
                return new Budget(
                        (Integer) budget.get("commits"),
                        (Integer) budget.get("savepoints"),
                        (Integer) budget.get("statements"),
                        (Map<String, Integer>) budget.get("of"));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    @Autowired
    StatementCount count;

    @Autowired
    JdbcTemplate lookUp;

    @Test
    void a_dossier_costs_no_more_than_its_budget() throws IOException {
        DossierWalker walker = new DossierWalker(engine, documents, receipts, lookUp, clock);
        // The first one fills what is kept in memory: deployed models, forms, templates
        walker.walk(nextHolder(), act -> {});
        List<DossierNumber> walked = new ArrayList<>();
        int holder = nextHolder();
        StatementCount.Counted cost = count.during(() -> walked.add(walker.walk(holder, act -> {})));
        write(cost);

        assertThat(dossiers.get(walked.get(0)).ending()).contains(Ending.SETTLED);
        assertThat(isRunning(walked.get(0))).isFalse();
        assertThat(over(Budget.read(), cost)).as(WHAT_TO_DO).isEmpty();
    }

    private static List<String> over(Budget budget, StatementCount.Counted cost) {
        List<String> lines = new ArrayList<>();
        compare(lines, "commits", budget.commits(), cost.commits());
        compare(lines, "savepoints", budget.savepoints(), cost.savepoints());
        compare(lines, "statements", budget.statements(), cost.statements());
        if (!lines.isEmpty()) {
            cost.byKindAndTable()
                    .forEach((what, times) -> compare(lines, what, budget.of().getOrDefault(what, 0), times));
        }
        return lines;
    }

    private static void compare(List<String> lines, String what, int budget, int cost) {
        if (cost > budget) {
            lines.add(what + ": " + cost + " instead of " + budget);
        }
    }

    private static void write(StatementCount.Counted cost) throws IOException {
        StringBuilder text = new StringBuilder("# What one dossier of the happy path may cost: docs/benchmark.md.\n");
        text.append("commits: ").append(cost.commits()).append('\n');
        text.append("savepoints: ").append(cost.savepoints()).append('\n');
        text.append("statements: ").append(cost.statements()).append('\n');
        text.append("of:\n");
        cost.byKindAndTable()
                .forEach((what, times) -> text.append("  ")
                        .append(what)
                        .append(": ")
                        .append(times)
                        .append('\n'));
        Files.createDirectories(NOW.getParent());
        Files.writeString(NOW, text);
        Files.write(NOW.resolveSibling("statements.txt"), cost.inOrder());
    }
}
