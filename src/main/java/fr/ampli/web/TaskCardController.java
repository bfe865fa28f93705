package fr.ampli.web;

import fr.ampli.access.Awaited;
import fr.ampli.access.OpenTask;
import fr.ampli.access.OpenTaskLists;
import fr.ampli.access.Reading;
import fr.ampli.access.WorkLists;
import fr.ampli.access.WorkLists.WorkList;
import fr.ampli.deadline.ClockCatalogue;
import fr.ampli.deadline.ClockEntry.Nature;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What Tasklist shows of the dossiers behind a list of tasks: one request for a whole page of the list, a fixed number
 * of questions to the database, and nothing copied that could grow stale.
 */
@RestController
class TaskCardController {

    /** Tasklist shows fifteen at a time. */
    private static final int MOST = 100;

    private final OpenTaskLists tasks;
    private final Dossiers dossiers;
    private final Reading reading;
    private final LegalClocks clocks;
    private final ClockCatalogue catalogue;
    private final Deadlines deadlines;
    private final WorkLists lists;

    TaskCardController(
            OpenTaskLists tasks,
            Dossiers dossiers,
            Reading reading,
            LegalClocks clocks,
            ClockCatalogue catalogue,
            Deadlines deadlines,
            WorkLists lists) {
        this.tasks = tasks;
        this.dossiers = dossiers;
        this.reading = reading;
        this.clocks = clocks;
        this.catalogue = catalogue;
        this.deadlines = deadlines;
        this.lists = lists;
    }

    /** A last day in words. */
    record Day(String label, String day, String when, boolean late) {}

    /**
     * A task's dossier in short; of one that is not for the reader, nothing but that.
     *
     * @param awaited who outside has to act first, or null
     * @param due the last day of the task, or null where there is none or its clock stands still
     * @param law the nearest day set by law, or null
     */
    record Card(
            String id, boolean open, String number, String holder, String stage, String awaited, Day due, Day law) {}

    /** Tasks that belong to no dossier, or are done meanwhile, are left out. */
    @GetMapping("/api/tasks/cards")
    ResponseEntity<List<Card>> cards(@RequestParam List<String> ids, Principal principal) {
        if (ids.size() > MOST) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        List<OpenTask> asked = tasks.withIds(ids);
        List<DossierNumber> numbers =
                asked.stream().map(OpenTask::number).distinct().toList();
        Map<DossierNumber, Dossier> open =
                reading.open(dossiers.all(numbers).values(), new Person(principal.getName())).stream()
                        .collect(Collectors.toMap(Dossier::number, Function.identity()));
        Map<DossierNumber, List<LegalClock>> running =
                clocks.openOf(open.keySet()).stream().collect(Collectors.groupingBy(LegalClock::number));
        return Fresh.of(asked.stream()
                .map(task -> card(
                        task,
                        Optional.ofNullable(open.get(task.number())),
                        running.getOrDefault(task.number(), List.of())))
                .toList());
    }

    @GetMapping("/api/tasks/lists")
    ResponseEntity<List<WorkList>> lists(Principal principal) {
        return Fresh.of(lists.of(new Person(principal.getName())));
    }

    private Card card(OpenTask task, Optional<Dossier> dossier, List<LegalClock> running) {
        if (dossier.isEmpty()) {
            return new Card(task.id(), false, null, null, null, null, null, null);
        }
        List<Delay> own = task.dueVariable().map(catalogue::shownIn).orElse(List.of());
        boolean standsStill = running.stream().anyMatch(clock -> clock.isPaused() && own.contains(clock.kind()));
        return new Card(
                task.id(),
                true,
                task.number().toString(),
                dossier.get().holder().name(),
                dossier.get().stage().label(),
                task.awaited().map(Awaited::from).orElse(null),
                task.dueOn()
                        .filter(day -> !standsStill)
                        .map(day -> new Day(
                                "Échéance",
                                French.shortDate(day),
                                French.untilLastDay(day, deadlines.today()),
                                deadlines.isPast(day)))
                        .orElse(null),
                running.stream()
                        .filter(clock -> catalogue.of(clock.kind()).nature() == Nature.LEGAL)
                        .filter(clock -> clock.isPaused() || !own.contains(clock.kind()))
                        .min(Comparator.comparing(LegalClock::isPaused).thenComparing(LegalClock::dueOn))
                        .map(this::law)
                        .orElse(null));
    }

    private Day law(LegalClock clock) {
        String label = catalogue.of(clock.kind()).label();
        return clock.isPaused()
                ? new Day(label, null, "suspendu depuis le " + French.shortDate(clock.pausedOn()), false)
                : new Day(
                        label,
                        French.shortDate(clock.dueOn()),
                        French.untilLastDay(clock.dueOn(), deadlines.today()),
                        clock.isLateOn(deadlines.today()));
    }
}
