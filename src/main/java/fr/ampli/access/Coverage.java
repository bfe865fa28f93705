package fr.ampli.access;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<Person, Absence> away =
                absences.on(absences.today()).stream().collect(Collectors.toMap(Absence::person, each -> each));
        Map<DossierNumber, List<PartTaken>> taken =
                parts.of(open.stream().map(OpenTask::number).collect(Collectors.toSet()));
        Map<Set<String>, Set<Person>> present = new HashMap<>();
        List<Gap> gaps = new ArrayList<>();
        for (OpenTask task : open) {
            Set<Person> able = present.computeIfAbsent(task.groups(), staffing::whoMayActFor);
            List<PartTaken> held = taken.getOrDefault(task.number(), List.of());
            Absence assigneeAway = task.assignee().map(away::get).orElse(null);
            if (assigneeAway != null) {
                gaps.add(new Gap(task, "Prise en charge par " + absent(assigneeAway) + "."));
            } else if (able.stream()
                    .allMatch(person -> obstacle(held, person, task).isPresent())) {
                gaps.add(new Gap(task, whyNobody(task, able, held, away)));
            }
        }
        return gaps;
    }

    private Optional<Obstacle> obstacle(List<PartTaken> taken, Person person, OpenTask task) {
        return rules.obstacle(
                taken.stream().filter(part -> part.person().equals(person)).toList(), task.part());
    }

    private String whyNobody(OpenTask task, Set<Person> able, List<PartTaken> taken, Map<Person, Absence> away) {
        Set<Person> members = new TreeSet<>(Comparator.comparing(Person::id));
        task.groups().forEach(group -> members.addAll(people.membersOf(group)));
        if (members.isEmpty()) {
            return "Personne dans : "
                    + task.groups().stream().map(people::nameOf).sorted().collect(Collectors.joining(", ")) + ".";
        }
        List<String> each = new ArrayList<>();
        able.forEach(person ->
                obstacle(taken, person, task).ifPresent(obstacle -> each.add(hindered(person, obstacle.earlier()))));
        members.stream()
                .map(away::get)
                .filter(absence -> absence != null)
                .forEach(absence -> each.add(absent(absence)));
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
                + French.date(absence.backOn().minusDays(1)) + ", suppléance "
                + name(absence.deputy());
    }

    private String name(Person person) {
        return people.namesOf(List.of(person)).getOrDefault(person, person.id());
    }
}
