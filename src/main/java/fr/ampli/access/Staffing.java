package fr.ampli.access;

import fr.ampli.shared.Person;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Who may act today, and for which groups. */
@Service
public class Staffing {

    private final People people;

    Staffing(People people) {
        this.people = people;
    }

    /** The groups in whose name a person may act today. */
    public Set<String> groupsOf(Person person) {
        return people.groupsOf(person);
    }

    /** Everybody who may act today for one of these groups. */
    public Set<Person> whoMayActFor(Collection<String> groups) {
        Set<Person> all = new TreeSet<>(java.util.Comparator.comparing(Person::id));
        groups.forEach(group -> all.addAll(people.membersOf(group)));
        return all;
    }
}
