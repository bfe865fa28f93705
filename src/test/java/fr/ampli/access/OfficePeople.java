package fr.ampli.access;

import fr.ampli.shared.Person;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A small office; everybody's name is the id with a capital. */
final class OfficePeople implements People {

    /** How often somebody asked. */
    int asked;

    private final Map<Person, Set<String>> groups = new HashMap<>();

    OfficePeople with(Person person, String... theirs) {
        groups.put(person, Set.of(theirs));
        return this;
    }

    @Override
    public Set<String> groupsOf(Person person) {
        asked++;
        return groups.getOrDefault(person, Set.of());
    }

    @Override
    public Set<String> groups() {
        return groups.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    @Override
    public Set<Person> membersOf(String group) {
        asked++;
        return groups.keySet().stream()
                .filter(person -> groups.get(person).contains(group))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Comparator.comparing(Person::id))));
    }

    @Override
    public Map<Person, String> namesOf(Collection<Person> people) {
        asked++;
        return people.stream()
                .filter(groups::containsKey)
                .collect(Collectors.toMap(
                        person -> person,
                        person -> person.id().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                                + person.id().substring(1)));
    }

    @Override
    public Map<Person, String> emailsOf(Collection<Person> people) {
        return people.stream()
                .filter(groups::containsKey)
                .collect(Collectors.toMap(person -> person, person -> person.id() + "@example.org"));
    }

    @Override
    public String nameOf(String group) {
        return "le groupe " + group;
    }
}
