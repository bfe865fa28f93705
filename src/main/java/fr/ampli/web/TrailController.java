package fr.ampli.web;

import fr.ampli.access.People;
import fr.ampli.access.Reading;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Act;
import fr.ampli.journal.Journal;
import fr.ampli.oversight.Figure.Column;
import fr.ampli.oversight.Figure.Type;
import fr.ampli.oversight.Processes;
import fr.ampli.oversight.Processes.Step;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The audit trail of a dossier, as Cockpit shows it: the steps of its processes, and the acts of people. */
@RestController
class TrailController {

    private static final int PAGE = 50;
    private static final Pattern PLACE_OF_STEP = Pattern.compile("\\d{1,15}~.{1,64}");
    private static final Pattern PLACE_OF_ACT = Pattern.compile("\\d{1,18}");

    private static final List<Column> STEPS = List.of(
            new Column("name", "Étape", Type.TEXT),
            new Column("kind", "Nature", Type.TEXT),
            new Column("process", "Processus", Type.TEXT),
            new Column("startedAt", "Début", Type.INSTANT),
            new Column("endedAt", "Fin", Type.INSTANT),
            new Column("days", "Durée", Type.DAYS),
            new Column("state", "État", Type.TEXT),
            new Column("person", "Par", Type.TEXT));

    private static final List<Column> STEPS_OF_ONE =
            STEPS.stream().filter(column -> !column.key().equals("process")).toList();

    private static final List<Column> ACTS = List.of(
            new Column("sentence", "Acte", Type.TEXT),
            new Column("grounds", "Motifs", Type.TEXT),
            new Column("happenedAt", "Le", Type.INSTANT),
            new Column("person", "Par", Type.TEXT));

    private final Processes processes;
    private final Dossiers dossiers;
    private final Reading reading;
    private final Journal journal;
    private final People people;

    TrailController(Processes processes, Dossiers dossiers, Reading reading, Journal journal, People people) {
        this.processes = processes;
        this.dossiers = dossiers;
        this.reading = reading;
        this.journal = journal;
        this.people = people;
    }

    /** Which dossier an instance works on; null where on none. */
    @GetMapping("/api/oversight/instances/{id}")
    ResponseEntity<Map<String, Object>> instance(@PathVariable String id, Principal principal) {
        return Fresh.of(Collections.singletonMap(
                "dossier", openTo(principal, id).map(DossierNumber::value).orElse(null)));
    }

    @GetMapping("/api/oversight/instances/{id}/activities")
    ResponseEntity<Listing> steps(@PathVariable String id, @RequestParam Optional<String> after, Principal principal) {
        openTo(principal, id);
        return Fresh.of(steps(STEPS_OF_ONE, processes.ofInstance(id, known(after, PLACE_OF_STEP), PAGE + 1)));
    }

    @GetMapping("/api/oversight/instances/{id}/acts")
    ResponseEntity<Listing> acts(@PathVariable String id, @RequestParam Optional<String> after, Principal principal) {
        return Fresh.of(
                openTo(principal, id).map(number -> acts(number, after)).orElse(new Listing(ACTS, List.of(), null)));
    }

    @GetMapping("/api/oversight/dossiers/{number}/activities")
    ResponseEntity<Listing> stepsOfDossier(
            @PathVariable String number, @RequestParam Optional<String> after, Principal principal) {
        DossierNumber dossier =
                NotForYou.unless(reading, dossiers.find(number), principal).number();
        return Fresh.of(steps(STEPS, processes.ofDossier(dossier, known(after, PLACE_OF_STEP), PAGE + 1)));
    }

    @GetMapping("/api/oversight/dossiers/{number}/acts")
    ResponseEntity<Listing> actsOfDossier(
            @PathVariable String number, @RequestParam Optional<String> after, Principal principal) {
        return Fresh.of(
                acts(NotForYou.unless(reading, dossiers.find(number), principal).number(), after));
    }

    /** @throws NotForYou if something keeps the person from looking into the dossier of the instance */
    private Optional<DossierNumber> openTo(Principal principal, String instance) {
        Optional<DossierNumber> number = processes.dossierOf(instance);
        number.ifPresent(each -> NotForYou.unless(reading, dossiers.get(each), principal));
        return number;
    }

    private Listing steps(List<Column> columns, List<Step> found) {
        return Listing.of(columns, found, PAGE, this::rowsOfSteps, Step::place);
    }

    private Listing acts(DossierNumber number, Optional<String> after) {
        long before = known(after, PLACE_OF_ACT).map(Long::valueOf).orElse(Long.MAX_VALUE);
        return Listing.of(
                ACTS,
                journal.latest(number, before, PAGE + 1),
                PAGE,
                this::rowsOfActs,
                act -> String.valueOf(act.id()));
    }

    private List<Map<String, Object>> rowsOfSteps(List<Step> steps) {
        Map<Person, String> names = people.namesOf(steps.stream()
                .map(Step::person)
                .flatMap(Optional::stream)
                .distinct()
                .toList());
        return steps.stream()
                .map(step -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", step.name());
                    row.put("kind", step.kind());
                    row.put("process", step.process());
                    row.put("startedAt", step.startedAt());
                    row.put("endedAt", step.endedAt().orElse(null));
                    row.put(
                            "days",
                            step.endedAt()
                                    .map(end -> days(step.startedAt(), end))
                                    .orElse(null));
                    row.put(
                            "state",
                            step.endedAt().isEmpty() ? "en cours" : step.interrupted() ? "interrompue" : "terminée");
                    row.put(
                            "person",
                            step.person()
                                    .map(who -> names.getOrDefault(who, who.id()))
                                    .orElse(null));
                    return row;
                })
                .toList();
    }

    private List<Map<String, Object>> rowsOfActs(List<Act> acts) {
        Map<Person, String> names =
                people.namesOf(acts.stream().map(Act::person).distinct().toList());
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Act act : acts) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("sentence", act.sentence());
            row.put("grounds", act.grounds());
            row.put("happenedAt", act.happenedAt());
            row.put("person", names.getOrDefault(act.person(), act.person().id()));
            rows.add(row);
        }
        return rows;
    }

    private static double days(Instant from, Instant to) {
        return Math.round(Duration.between(from, to).toMinutes() / 144.0) / 10.0;
    }

    /** @throws ResponseStatusException where it is no place that a page before gave */
    private static Optional<String> known(Optional<String> after, Pattern pattern) {
        return after.map(place -> {
            if (!pattern.matcher(place).matches()) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return place;
        });
    }
}
