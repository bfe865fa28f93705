package fr.ampli.web;

import fr.ampli.access.Absence;
import fr.ampli.access.Absences;
import fr.ampli.access.People;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What the forms of an absence show. */
@RestController
class AbsenceController {

    private final Absences absences;
    private final People people;

    AbsenceController(Absences absences, People people) {
        this.absences = absences;
        this.people = people;
    }

    /** One line of a list to choose from. */
    record Option(String value, String label) {}

    /** Whom a person may choose, and whether they may declare the absence of one of these. */
    record Choice(boolean declaresForOthers, List<Option> colleagues) {}

    /** An absence as people read it. */
    record Facts(String person, String deputy, LocalDate firstDay, LocalDate lastDay) {}

    @GetMapping("/api/absences/choice")
    ResponseEntity<Choice> choice(Authentication login) {
        Person asking = new Person(login.getName());
        List<Person> colleagues = absences.colleaguesOf(asking);
        Map<Person, String> names = people.namesOf(colleagues);
        List<Option> options = colleagues.stream()
                .map(person ->
                        new Option(person.id(), names.getOrDefault(person, person.id()) + " – " + groups(person)))
                .sorted(Comparator.comparing(Option::label))
                .toList();
        return Fresh.of(new Choice(absences.declaresForOthers(asking), options));
    }

    @GetMapping("/api/absences/{id}")
    ResponseEntity<Facts> facts(@PathVariable UUID id) {
        Absence absence;
        try {
            absence = absences.get(id);
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
        Map<Person, String> names = people.namesOf(List.of(absence.person(), absence.deputy()));
        return Fresh.of(new Facts(
                names.getOrDefault(absence.person(), absence.person().id()),
                names.getOrDefault(absence.deputy(), absence.deputy().id()),
                absence.firstDay(),
                absence.lastDay()));
    }

    private String groups(Person person) {
        return people.groupsOf(person).stream()
                .map(people::nameOf)
                .sorted()
                .reduce((left, right) -> left + ", " + right)
                .orElse("");
    }
}
