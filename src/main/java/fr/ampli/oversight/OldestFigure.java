package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.oversight.DossierLines.Line;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.oversight.Workload.Waiting;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The dossiers that have stood longest in their stage, and whose turn it is. */
@Component
@Order(20)
class OldestFigure implements FigureSource {

    private final FigureStore store;
    private final WorkloadStore workload;
    private final DossierLines lines;
    private final Deadlines deadlines;

    OldestFigure(FigureStore store, WorkloadStore workload, DossierLines lines, Deadlines deadlines) {
        this.store = store;
        this.workload = workload;
        this.lines = lines;
        this.deadlines = deadlines;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "oldest",
                Section.WHERE,
                "Dossiers qui attendent depuis le plus longtemps",
                "Les " + DossierLines.MOST
                        + " dossiers ouverts qui sont depuis le plus longtemps dans leur étape, et qui doit"
                        + " agir : la Région dès qu’une de ses tâches est ouverte.");
    }

    @Override
    public Body body(Person reader) {
        List<DossierNumber> numbers = store.longestWaiting(DossierLines.MOST);
        Map<DossierNumber, Line> known = lines.of(numbers, reader);
        Map<DossierNumber, List<Waiting>> tasks = workload.of(numbers).stream()
                .collect(Collectors.groupingBy(task -> task.number().orElseThrow()));
        LocalDate today = deadlines.today();
        Figure.Table table = new Figure.Table()
                .column("dossier", "Dossier", Type.DOSSIER)
                .column("holder", "Porteur", Type.TEXT)
                .column("stage", "Étape", Type.TEXT)
                .column("since", "Depuis le", Type.DATE)
                .column("days", "Jours", Type.DAYS)
                .column("turn", "Qui doit agir", Type.TEXT)
                .column("task", "Tâche ouverte", Type.TEXT);
        numbers.stream().map(known::get).filter(Objects::nonNull).forEach(line -> {
            Optional<Waiting> next = next(tasks.getOrDefault(line.number(), List.of()));
            table.row(
                    line.number().value(),
                    line.holder(),
                    line.stageLabel(),
                    line.since(),
                    Math.max(0, ChronoUnit.DAYS.between(line.since(), today)),
                    next.map(task -> Turns.label(task.awaited())).orElse("Personne : un délai ou un courrier court"),
                    next.map(task -> FrenchNumbers.printed(task.name())).orElse(null));
        });
        return Body.of(table);
    }

    /** The task that counts: one of the service's own before one that waits for somebody else. */
    private Optional<Waiting> next(List<Waiting> tasks) {
        return tasks.stream()
                .filter(task -> task.awaited().isEmpty())
                .findFirst()
                .or(() -> tasks.stream().findFirst());
    }
}
