package fr.ampli.oversight;

import fr.ampli.access.People;
import fr.ampli.deadline.Deadlines;
import fr.ampli.oversight.Figure.Chart.Kind;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What waits for each team, never for a person. */
@Component
@Order(130)
class WorkFigure implements FigureSource {

    private static final int SOON = 7;

    private final Tallies tallies;
    private final People people;
    private final Deadlines deadlines;

    WorkFigure(Tallies tallies, People people, Deadlines deadlines) {
        this.tallies = tallies;
        this.people = people;
        this.deadlines = deadlines;
    }

    @Override
    public Heading heading() {
        return new Heading(
                "work",
                Section.TEAM,
                "Tâches par équipe",
                "Les tâches ouvertes de chaque équipe, prises ou non, et celles dont le dernier jour est passé.");
    }

    @Override
    public Body body(Person reader) {
        LocalDate today = deadlines.today();
        Predicate<Tally> late = tally -> tally.day().isBefore(today);
        Predicate<Tally> soon = tally -> !late.test(tally) && !tally.day().isAfter(today.plusDays(SOON));
        Map<String, List<Tally>> byGroup = tallies.of("open-task").stream()
                .collect(Collectors.groupingBy(Tally::facet, TreeMap::new, Collectors.toList()));
        Figure.Table table = new Figure.Table()
                .column("team", "Équipe", Type.TEXT)
                .column("late", "En retard", Type.INTEGER)
                .column("soon", "À finir sous " + SOON + " jours", Type.INTEGER)
                .column("later", "Plus tard ou sans échéance", Type.INTEGER)
                .column("open", "Ensemble", Type.INTEGER);
        byGroup.forEach((group, tasks) -> {
            if (!group.isEmpty()) {
                table.row(
                        people.nameOf(group),
                        count(tasks, late),
                        count(tasks, soon),
                        count(tasks, late.negate().and(soon.negate())),
                        count(tasks, tally -> true));
            }
        });
        List<Tally> all = byGroup.getOrDefault("", List.of());
        return Body.of(table)
                .headline("Tâches ouvertes", count(all, tally -> true), Type.INTEGER)
                .headline("En retard", count(all, late), Type.INTEGER)
                .drawn(Kind.STACKED, "team", "late", "soon", "later")
                .note("Une tâche proposée à deux équipes compte dans chacune.");
    }

    private static long count(List<Tally> tasks, Predicate<Tally> which) {
        return tasks.stream().filter(which).mapToLong(Tally::n).sum();
    }
}
