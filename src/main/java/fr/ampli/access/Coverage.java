package fr.ampli.access;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which work is left lying today: what a manager sees before a delay runs out. */
@Service
@Transactional(readOnly = true)
public class Coverage {

    /** More than these are counted, not named. */
    private static final int NAMED = 5;

    private final OpenTasks openTasks;
    private final People people;
    private final Absences absences;
    private final Staffing staffing;
    private final Parts parts;
    private final AccessRules rules;

    Coverage(OpenTasks openTasks, People people, Absences absences, Staffing staffing, Parts parts, AccessRules rules) {
        this.openTasks = openTasks;
        this.people = people;
        this.absences = absences;
        this.staffing = staffing;
        this.parts = parts;
        this.rules = rules;
    }

    /**
     * Open tasks that nobody does today: everybody who could is away, has a part that excludes this one or declared a
     * conflict of interest; or somebody has taken it and is away.
     */
    public List<Gap> gaps() {
        List<OpenTask> open = openTasks.all();
        Day day = new Day(parts.of(open.stream().map(OpenTask::number).collect(Collectors.toSet())));
        return open.stream().flatMap(task -> day.gap(task).stream()).toList();
    }

    /** What is asked once, however many tasks there are. */
    private final class Day {

        private final Map<DossierNumber, List<PartTaken>> taken;
        private final Map<Person, Absence> away =
                absences.on(absences.today()).stream().collect(Collectors.toMap(Absence::person, absence -> absence));
        private final Map<Set<String>, Set<Person>> able = new HashMap<>();
        private final Map<String, Set<Person>> members = new HashMap<>();
        private final Map<Person, String> names = new HashMap<>();

        private Day(Map<DossierNumber, List<PartTaken>> taken) {
            this.taken = taken;
        }

        private Optional<Gap> gap(OpenTask task) {
            Absence assigneeAway = task.assignee().map(away::get).orElse(null);
            if (assigneeAway != null) {
                return Optional.of(new Gap(task, "Prise en charge par " + absent(assigneeAway) + "."));
            }
            Set<Person> present = able.computeIfAbsent(task.groups(), staffing::whoMayActFor);
            return present.stream().allMatch(person -> obstacle(task, person).isPresent())
                    ? Optional.of(new Gap(task, whyNobody(task, present)))
                    : Optional.empty();
        }

        private Optional<Obstacle> obstacle(OpenTask task, Person person) {
            List<PartTaken> held = taken.getOrDefault(task.number(), List.of()).stream()
                    .filter(part -> part.person().equals(person))
                    .toList();
            return rules.obstacle(held, task.part());
        }

        private String whyNobody(OpenTask task, Set<Person> present) {
            Set<Person> all = new TreeSet<>(Comparator.comparing(Person::id));
            task.groups().forEach(group -> all.addAll(members.computeIfAbsent(group, people::membersOf)));
            if (all.isEmpty()) {
                return "Personne dans : "
                        + task.groups().stream().map(people::nameOf).sorted().collect(Collectors.joining(", ")) + ".";
            }
            List<String> each = new ArrayList<>();
            present.forEach(person ->
                    obstacle(task, person).ifPresent(obstacle -> each.add(hindered(person, obstacle.earlier()))));
            all.stream().map(away::get).filter(Objects::nonNull).forEach(absence -> each.add(absent(absence)));
            String more = each.size() > NAMED ? " ; et " + (each.size() - NAMED) + " autres" : "";
            return each.stream().limit(NAMED).collect(Collectors.joining(" ; ")) + more + ".";
        }

        private String hindered(Person person, PartTaken earlier) {
            return name(person) + " : "
                    + (earlier.part() == Part.CONFLICT_DECLARED ? "" : "a déjà assuré ")
                    + "« " + earlier.part().label() + " »";
        }

        private String absent(Absence absence) {
            return name(absence.person()) + " : absent(e) jusqu'au "
                    + French.date(absence.backOn().minusDays(1)) + ", suppléance " + name(absence.deputy());
        }

        private String name(Person person) {
            return names.computeIfAbsent(
                    person, who -> people.namesOf(List.of(who)).getOrDefault(who, who.id()));
        }
    }
}
