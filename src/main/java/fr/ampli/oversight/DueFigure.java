package fr.ampli.oversight;

import fr.ampli.access.People;
import fr.ampli.deadline.ClockCatalogue;
import fr.ampli.deadline.ClockEntry.Nature;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.oversight.DossierLines.Line;
import fr.ampli.oversight.Figure.Tone;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.oversight.Tallies.Split;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What is overdue or will be within a week: tasks, and the delays that the law sets. */
@Component
@Order(30)
class DueFigure implements FigureSource {

    private static final int SOON = 7;
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final FigureStore store;
    private final WorkloadStore workload;
    private final Tallies tallies;
    private final ClockCatalogue catalogue;
    private final DossierLines lines;
    private final People people;
    private final Deadlines deadlines;
    private final Set<Delay> legal;

    DueFigure(
            FigureStore store,
            WorkloadStore workload,
            Tallies tallies,
            ClockCatalogue catalogue,
            DossierLines lines,
            People people,
            Deadlines deadlines) {
        this.store = store;
        this.workload = workload;
        this.tallies = tallies;
        this.catalogue = catalogue;
        this.lines = lines;
        this.people = people;
        this.deadlines = deadlines;
        this.legal = Arrays.stream(Delay.values())
                .filter(kind -> catalogue.of(kind).built() && catalogue.of(kind).nature() == Nature.LEGAL)
                .collect(Collectors.toSet());
    }

    private record Due(DossierNumber number, String what, String who, LocalDate day) {}

    @Override
    public Heading heading() {
        return new Heading(
                "due",
                Section.WHERE,
                "Échéances dépassées et à venir",
                "Les tâches et les délais légaux dont le dernier jour est passé, ou tombe dans les " + SOON
                        + " jours. Les " + DossierLines.MOST + " plus en retard et les " + DossierLines.MOST
                        + " plus proches sont nommés.");
    }

    @Override
    public Body body(Person reader) {
        LocalDate today = deadlines.today();
        LocalDate soon = today.plusDays(SOON + 1);
        Map<String, String> groups = people.groups().stream().collect(Collectors.toMap(each -> each, people::nameOf));
        List<Due> all = Stream.concat(due(EVER, today, groups).stream(), due(today, soon, groups).stream())
                .toList();
        Map<DossierNumber, Line> known = lines.of(all.stream().map(Due::number).collect(Collectors.toSet()), reader);
        Figure.Table table = new Figure.Table()
                .column("day", "Dernier jour", Type.DATE)
                .column("late", "Jours de retard", Type.DAYS)
                .column("what", "Quoi", Type.TEXT)
                .column("who", "Pour qui", Type.TEXT)
                .column("dossier", "Dossier", Type.DOSSIER)
                .column("holder", "Porteur", Type.TEXT)
                .column("stage", "Étape", Type.TEXT);
        all.stream().filter(due -> known.containsKey(due.number())).forEach(due -> {
            Line line = known.get(due.number());
            table.row(
                    due.day(),
                    Math.max(0, ChronoUnit.DAYS.between(due.day(), today)),
                    due.what(),
                    due.who(),
                    due.number().value(),
                    line.holder(),
                    line.stageLabel());
        });
        // Without a facet: all teams together
        Split tasks = tallies.split("open-task", Set.of(""), today, soon);
        Split clocks =
                tallies.split("open-clock", legal.stream().map(Delay::name).toList(), today, soon);
        return Body.of(table)
                .headline("Tâches en retard", tasks.earlier(), Type.INTEGER, tone(tasks))
                .headline("Délais légaux dépassés", clocks.earlier(), Type.INTEGER, tone(clocks))
                .headline("Tâches à finir sous " + SOON + " jours", tasks.later(), Type.INTEGER)
                .headline("Délais légaux sous " + SOON + " jours", clocks.later(), Type.INTEGER);
    }

    private static Tone tone(Split split) {
        return split.earlier() > 0 ? Tone.LATE : Tone.OK;
    }

    private List<Due> due(LocalDate from, LocalDate before, Map<String, String> groups) {
        Stream<Due> tasks = workload.due(from, before, DossierLines.MOST).stream()
                .map(task -> new Due(
                        task.number().orElseThrow(),
                        FrenchNumbers.printed(task.name()),
                        task.groups().stream()
                                .map(group -> groups.getOrDefault(group, group))
                                .collect(Collectors.joining(", ")),
                        task.dueOn().orElseThrow()));
        Stream<Due> clocks = store.clocks(legal, from, before, DossierLines.MOST).stream()
                .map(clock -> new Due(
                        clock.number(),
                        FrenchNumbers.printed(catalogue.of(clock.kind()).label()),
                        "Délai légal",
                        clock.dueOn()));
        return Stream.concat(tasks, clocks)
                .sorted(Comparator.comparing(Due::day))
                .limit(DossierLines.MOST)
                .toList();
    }
}
