package fr.ampli.access;

import fr.ampli.shared.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The people who have a login and the groups that they belong to. Kept outside: by the engine's user store. */
public interface People {

    /** The ids of the groups that a person belongs to; none for somebody unknown. */
    Set<String> groupsOf(Person person);

    /** The ids of all groups. */
    Set<String> groups();

    /** Who belongs to a group, in alphabetical order of their ids. */
    Set<Person> membersOf(String group);

    /** First and last name by person; the id where no name is kept. Unknown people are left out. */
    Map<Person, String> namesOf(Collection<Person> people);

    /** First and last name of a person; the id where no name is kept, or where the person is unknown. */
    default String nameOf(Person person) {
        return namesOf(List.of(person)).getOrDefault(person, person.id());
    }

    /** The e-mail address by person; whoever has none is left out. */
    Map<Person, String> emailsOf(Collection<Person> people);

    /** What people call a group, in French; its id where it is unknown. */
    String nameOf(String group);
}
