package fr.ampli.access;

import fr.ampli.shared.Person;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Who may act today, and for which groups: a deputy has the groups of whom they deputise for beside their own, as long
 * as the absence lasts. Some groups are never lent.
 */
@Service
public class Staffing {

    private final People people;
    private final Absences absences;
    private final AbsenceRules rules;

    Staffing(People people, Absences absences, AbsenceRules rules) {
        this.people = people;
        this.absences = absences;
        this.rules = rules;
    }

    /** The groups in whose name a person may act today. */
    public Set<String> groupsOf(Person person) {
        Set<String> groups = new HashSet<>(people.groupsOf(person));
        // Whoever has no group of their own any more has left the service
        if (!groups.isEmpty()) {
            groups.addAll(lentTo(person));
        }
        return groups;
    }

    /** Whether a person may act today in the name of one of these groups; who is away is asked only where it matters. */
    public boolean actsFor(Person person, Collection<String> groups) {
        Set<String> own = people.groupsOf(person);
        return !Collections.disjoint(own, groups) || !own.isEmpty() && !Collections.disjoint(lentTo(person), groups);
    }

    private Set<String> lentTo(Person person) {
        return absences.on(absences.today()).stream()
                .filter(away -> away.deputy().equals(person))
                .flatMap(away -> people.groupsOf(away.person()).stream())
                .filter(rules::isLent)
                .collect(Collectors.toSet());
    }

    /** Everybody who may act today for one of these groups: members who are there, and deputies of those who are not. */
    public Set<Person> whoMayActFor(Collection<String> groups) {
        List<Absence> today = absences.on(absences.today());
        Set<Person> away = today.stream().map(Absence::person).collect(Collectors.toSet());
        Set<Person> all = new TreeSet<>(Comparator.comparing(Person::id));
        for (String group : groups) {
            Set<Person> members = people.membersOf(group);
            all.addAll(members);
            if (rules.isLent(group)) {
                today.stream()
                        .filter(absence -> members.contains(absence.person()))
                        .map(Absence::deputy)
                        .filter(deputy -> !people.groupsOf(deputy).isEmpty())
                        .forEach(all::add);
            }
        }
        all.removeAll(away);
        return all;
    }
}
