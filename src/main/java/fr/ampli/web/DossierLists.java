package fr.ampli.web;

import fr.ampli.access.Awaited;
import fr.ampli.access.People;
import fr.ampli.access.Reading;
import fr.ampli.access.Staffing;
import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Hand;
import fr.ampli.journal.Journal;
import fr.ampli.oversight.Workload;
import fr.ampli.oversight.Workload.Bookmark;
import fr.ampli.oversight.Workload.Stretch;
import fr.ampli.oversight.Workload.Waiting;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Lists of dossiers that need nothing typed: those a person has had a hand in, and those that wait, by who is waited
 * for. Each page reads a stretch of an index from where the last one ended.
 */
@Controller
class DossierLists {

    private static final int PAGE = 50;

    /** So many stretches without one dossier that is open to the reader, then the next page goes on. */
    private static final int STRETCHES = 10;

    private static final String MINE = "intervenu";
    private static final String REGION = "region";

    private final Workload tasks;
    private final Journal journal;
    private final Dossiers dossiers;
    private final Reading reading;
    private final People people;
    private final Staffing staffing;
    private final Deadlines deadlines;

    DossierLists(
            Workload tasks,
            Journal journal,
            Dossiers dossiers,
            Reading reading,
            People people,
            Staffing staffing,
            Deadlines deadlines) {
        this.tasks = tasks;
        this.journal = journal;
        this.dossiers = dossiers;
        this.reading = reading;
        this.people = people;
        this.staffing = staffing;
        this.deadlines = deadlines;
    }

    /** A list that the page offers. */
    record Offered(String word, String title) {}

    /**
     * What is open in a dossier, and with whom it lies: somebody outside, who has taken it, or its groups.
     *
     * @param task its id, where it is for the reader's groups and opens in Tasklist; else null
     */
    record Step(String task, String name, String from, String due, String when, boolean late) {}

    /** One line. */
    record Line(String number, String holder, String stage, List<Step> steps, String lastOn) {}

    private record Page(List<Line> lines, String next) {}

    /** All lists, in the order in which they are shown. */
    static List<Offered> offered() {
        List<Offered> all = new ArrayList<>();
        all.add(new Offered(MINE, "Dossiers où vous êtes intervenu"));
        for (Awaited whom : Awaited.values()) {
            all.add(new Offered(whom.word(), "En attente " + whom.from()));
        }
        all.add(new Offered(REGION, "En attente de la Région"));
        return all;
    }

    @GetMapping(path = "/dossiers", params = "liste")
    String list(
            @RequestParam String liste,
            @RequestParam(defaultValue = "") String suite,
            Principal principal,
            Model page) {
        Optional<Offered> chosen =
                offered().stream().filter(each -> each.word().equals(liste)).findFirst();
        if (chosen.isEmpty()) {
            return "redirect:/dossiers";
        }
        Person reader = new Person(principal.getName());
        Page found = liste.equals(MINE) ? ofHands(reader, suite) : ofTasks(liste, reader, suite);
        page.addAttribute("lists", offered());
        page.addAttribute("list", chosen.get());
        page.addAttribute("mine", liste.equals(MINE));
        page.addAttribute("lines", found.lines());
        page.addAttribute("next", found.next());
        page.addAttribute("further", !suite.isBlank());
        return "dossiers";
    }

    private Page ofTasks(String liste, Person reader, String suite) {
        Optional<Awaited> whom = List.of(Awaited.values()).stream()
                .filter(each -> each.word().equals(liste))
                .findFirst();
        Optional<Bookmark> from = Optional.of(bookmark(suite));
        List<Line> lines = List.of();
        for (int stretch = 0; stretch < STRETCHES && lines.isEmpty() && from.isPresent(); stretch++) {
            Stretch read = tasks.waitingFor(whom, from.get(), PAGE);
            Map<DossierNumber, Dossier> open = open(
                    read.tasks().stream().map(DossierLists::number).distinct().toList(), reader);
            Function<Waiting, Step> steps = steps(read.tasks(), reader, false);
            lines = read.tasks().stream()
                    .filter(task -> open.containsKey(number(task)))
                    .map(task -> line(open.get(number(task)), List.of(steps.apply(task)), null))
                    .toList();
            from = read.next();
        }
        return new Page(lines, from.map(mark -> mark.due() + "~" + mark.id()).orElse(null));
    }

    private Page ofHands(Person reader, String suite) {
        Optional<Hand> last = hand(suite);
        List<Line> lines = List.of();
        boolean more = true;
        for (int stretch = 0; stretch < STRETCHES && lines.isEmpty() && more; stretch++) {
            List<Hand> hands = journal.handsOf(reader, last.orElse(null), PAGE);
            Map<DossierNumber, Dossier> open =
                    open(hands.stream().map(Hand::number).toList(), reader);
            // A closed dossier waits for nobody
            List<Waiting> waiting = tasks.of(open.values().stream()
                    .filter(Dossier::isOpen)
                    .map(Dossier::number)
                    .toList());
            Map<DossierNumber, List<Waiting>> byDossier =
                    waiting.stream().collect(Collectors.groupingBy(DossierLists::number));
            Function<Waiting, Step> steps = steps(waiting, reader, true);
            lines = hands.stream()
                    .filter(each -> open.containsKey(each.number()))
                    .map(each -> line(
                            open.get(each.number()),
                            byDossier.getOrDefault(each.number(), List.of()).stream()
                                    .map(steps)
                                    .toList(),
                            French.shortDate(each.lastOn())))
                    .toList();
            more = hands.size() == PAGE;
            last = hands.isEmpty() ? last : Optional.of(hands.get(hands.size() - 1));
        }
        return new Page(
                lines,
                more ? last.map(each -> each.lastOn() + "~" + each.number()).orElse(null) : null);
    }

    /** Tasks of no dossier are in no list. */
    private static DossierNumber number(Waiting task) {
        return task.number().orElseThrow();
    }

    private Map<DossierNumber, Dossier> open(Collection<DossierNumber> numbers, Person reader) {
        return reading.open(dossiers.all(numbers).values(), reader).stream()
                .collect(Collectors.toMap(Dossier::number, Function.identity()));
    }

    private static Line line(Dossier dossier, List<Step> steps, String lastOn) {
        return new Line(
                dossier.number().toString(),
                dossier.holder().name(),
                dossier.ending()
                        .map(ending -> ending.label())
                        .orElse(dossier.stage().label()),
                steps,
                lastOn);
    }

    /** Asks for names once for all of these tasks; {@code sayWhom} where the list does not say already who is waited for. */
    private Function<Waiting, Step> steps(List<Waiting> all, Person reader, boolean sayWhom) {
        Set<String> own = staffing.groupsOf(reader);
        Map<Person, String> names = people.namesOf(all.stream()
                .map(Waiting::assignee)
                .flatMap(Optional::stream)
                .distinct()
                .toList());
        Map<String, String> groups = new HashMap<>();
        return task -> new Step(
                Collections.disjoint(own, task.groups()) ? null : task.id(),
                task.name(),
                task.awaited()
                        .filter(whom -> sayWhom)
                        .map(whom -> "en attente " + whom.from())
                        .or(() -> task.assignee().map(person -> "pris par " + names.getOrDefault(person, person.id())))
                        .orElseGet(() -> task.groups().stream()
                                .map(group -> groups.computeIfAbsent(group, people::nameOf))
                                .sorted()
                                .collect(Collectors.joining(", "))),
                task.dueOn().map(French::shortDate).orElse(""),
                task.dueOn()
                        .map(day -> French.untilLastDay(day, deadlines.today()))
                        .orElse(""),
                task.dueOn().filter(deadlines::isPast).isPresent());
    }

    /** What an address that somebody changed by hand leads to is the beginning. */
    private static Bookmark bookmark(String suite) {
        String[] halves = suite.split("~", 2);
        try {
            return halves.length == 2 ? new Bookmark(halves[0], halves[1]) : Bookmark.START;
        } catch (IllegalArgumentException unreadable) {
            return Bookmark.START;
        }
    }

    private static Optional<Hand> hand(String suite) {
        String[] halves = suite.split("~", 2);
        try {
            return halves.length == 2
                    ? DossierNumber.read(halves[1]).map(number -> new Hand(number, LocalDate.parse(halves[0])))
                    : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
