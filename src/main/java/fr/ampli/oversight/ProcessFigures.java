package fr.ampli.oversight;

import fr.ampli.oversight.Figure.Chart.Kind;
import fr.ampli.oversight.Figure.Type;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much runs and has run through each step of a process, and how long it took; summed while it happens. */
@Service
@Transactional(readOnly = true)
public class ProcessFigures {

    private static final double DAY = Duration.ofDays(1).toMillis();

    private final TallyStore store;
    private final Processes processes;
    private final Clock clock;

    ProcessFigures(TallyStore store, Processes processes, Clock clock) {
        this.store = store;
        this.processes = processes;
        this.clock = clock;
    }

    /** Of one version. Rows have besides, for the diagram, the id of the step as {@code activity}. @throws NoSuchElementException if unknown */
    public Figure of(String definitionId) {
        Processes.Model model = processes
                .model(definitionId)
                .orElseThrow(() -> new NoSuchElementException("There is no process " + definitionId));
        String prefix = model.key() + ":" + model.version() + ":";
        Map<String, Map<String, Tally>> sums = store.activities(prefix).stream()
                .collect(Collectors.groupingBy(
                        tally -> tally.facet().substring(prefix.length()),
                        Collectors.toMap(Tally::measure, Function.identity())));
        Figure.Table table = new Figure.Table()
                .column("name", "Étape", Type.TEXT)
                .column("running", "En cours", Type.INTEGER)
                .column("finished", "Terminées", Type.INTEGER)
                .column("meanDays", "Durée moyenne", Type.DAYS);
        List<Processes.Node> walked = model.nodes().stream()
                .filter(node -> sums.containsKey(node.id()))
                .toList();
        for (Processes.Node node : walked) {
            Map<String, Tally> of = sums.get(node.id());
            table.row(node.name(), running(of), finished(of), meanDays(of));
        }
        List<Map<String, Object>> rows = table.rows();
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).put("activity", walked.get(i).id());
        }
        Map<String, Tally> whole = sums.getOrDefault("", Map.of());
        return new Figure(
                model.key(),
                "Durées et volumes : " + model.name(),
                "Version " + model.version() + " du processus. Une étape interrompue, par un retrait par exemple, n’est"
                        + " pas comptée comme terminée.",
                clock.instant(),
                List.of(
                        new Figure.Headline("Instances en cours", running(whole), Type.INTEGER, null),
                        new Figure.Headline("Instances terminées", finished(whole), Type.INTEGER, null),
                        new Figure.Headline("Durée moyenne", meanDays(whole), Type.DAYS, null)),
                table.columns(),
                rows,
                new Figure.Chart(Kind.BAR, "name", List.of("meanDays")),
                null);
    }

    private static long running(Map<String, Tally> of) {
        return of.containsKey("activity-running") ? of.get("activity-running").n() : 0;
    }

    private static long finished(Map<String, Tally> of) {
        return of.containsKey("activity-finished") ? of.get("activity-finished").n() : 0;
    }

    /** To the tenth of a day; null where nothing has come through. */
    private static Double meanDays(Map<String, Tally> of) {
        return finished(of) == 0
                ? null
                : Math.round(of.get("activity-finished").total() / DAY / finished(of) * 10) / 10.0;
    }
}
