package fr.ampli.web;

import fr.ampli.access.OpenTask;
import fr.ampli.access.People;
import fr.ampli.access.Reading;
import fr.ampli.deadline.ClockCatalogue;
import fr.ampli.deadline.ClockEntry;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.LegalClock;
import fr.ampli.dossier.Dossiers;
import fr.ampli.oversight.Escalations;
import fr.ampli.oversight.Escalations.Escalation;
import fr.ampli.shared.Person;
import java.security.Principal;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a head of service sees of something late, and whom the task may be given to. */
@RestController
class EscalationController {

    private final Escalations escalations;
    private final Dossiers dossiers;
    private final Reading reading;
    private final ClockCatalogue catalogue;
    private final Deadlines deadlines;
    private final People people;

    EscalationController(
            Escalations escalations,
            Dossiers dossiers,
            Reading reading,
            ClockCatalogue catalogue,
            Deadlines deadlines,
            People people) {
        this.escalations = escalations;
        this.dossiers = dossiers;
        this.reading = reading;
        this.catalogue = catalogue;
        this.deadlines = deadlines;
        this.people = people;
    }

    /** One line of a list to choose from. */
    record Option(String value, String label) {}

    @GetMapping("/api/escalations/{id}")
    ResponseEntity<Map<String, Object>> facts(@PathVariable UUID id, Principal principal) {
        Escalation escalation;
        try {
            escalation = escalations.get(id);
        } catch (NoSuchElementException unknown) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, unknown.getMessage(), unknown);
        }
        NotForYou.unless(reading, dossiers.get(escalation.number()), principal);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("what", escalation.what());
        facts.put("dueOn", escalation.dueOn().toString());
        facts.put("lateness", lateness(escalation));
        facts.put("state", escalation.isOpen() ? "À traiter" : "Close");
        facts.put("task", escalations.task(escalation).map(this::task).orElse(null));
        facts.put("clock", escalations.clock(escalation).map(this::clock).orElse(null));
        facts.put("latest", escalations.latest(escalation).map(Object::toString).orElse(null));
        facts.put("people", escalations.task(escalation).map(this::people).orElse(List.of()));
        return Fresh.of(facts);
    }

    private String lateness(Escalation escalation) {
        long days = ChronoUnit.DAYS.between(escalation.dueOn(), deadlines.today());
        return days > 0 ? "depuis " + days + (days > 1 ? " jours" : " jour") : "pas encore";
    }

    private Map<String, Object> task(OpenTask task) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", task.name());
        facts.put("heldBy", escalations.heldBy(task));
        facts.put("since", task.since().atZone(Deadlines.ZONE).toLocalDate().toString());
        return facts;
    }

    private Map<String, Object> clock(LegalClock clock) {
        ClockEntry entry = catalogue.of(clock.kind());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("label", entry.label());
        facts.put("startedOn", clock.startedOn().toString());
        facts.put("stoppedDays", clock.stoppedDaysOn(deadlines.today()));
        facts.put("pausedOn", clock.isPaused() ? clock.pausedOn().toString() : null);
        facts.put("atEnd", entry.atEnd());
        return facts;
    }

    private List<Option> people(OpenTask task) {
        List<Person> free = escalations.whoMay(task);
        Map<Person, String> names = people.namesOf(free);
        return free.stream()
                .map(person -> new Option(person.id(), names.getOrDefault(person, person.id())))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }
}
