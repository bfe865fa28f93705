package fr.ampli.web;

import fr.ampli.access.OpenTask;
import fr.ampli.access.OpenTasks;
import fr.ampli.access.PartTaken;
import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.access.Reading;
import fr.ampli.access.Staffing;
import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Stage;
import fr.ampli.journal.Act;
import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import fr.ampli.shared.Siret;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** All that is known of a dossier on one page, and the way to find it. */
@Controller
class DossierPage {

    /** More is no answer: the question wants another word. */
    private static final int FOUND_AT_MOST = 50;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH 'h' mm", Locale.FRENCH);

    private final Dossiers dossiers;
    private final Reading reading;
    private final DossierSections sections;
    private final OpenTasks openTasks;
    private final Parts parts;
    private final People people;
    private final Journal journal;
    private final Deadlines deadlines;
    private final PathwayPicture picture;
    private final Staffing staffing;

    DossierPage(
            Dossiers dossiers,
            Reading reading,
            DossierSections sections,
            OpenTasks openTasks,
            Parts parts,
            People people,
            Journal journal,
            Deadlines deadlines,
            PathwayPicture picture,
            Staffing staffing) {
        this.dossiers = dossiers;
        this.reading = reading;
        this.sections = sections;
        this.openTasks = openTasks;
        this.parts = parts;
        this.people = people;
        this.journal = journal;
        this.deadlines = deadlines;
        this.picture = picture;
        this.staffing = staffing;
    }

    /** One dossier that was found. */
    record Found(String number, String holder, String project, String commune, String stage, String since) {}

    /** One phase of the pathway, for those who read rather than look: behind, here or to come. */
    record Phase(String label, String where) {}

    /** One task that waits; with its id where it is for the reader's groups and opens in Tasklist. */
    record Waiting(
            String task, String name, String groups, String assignee, String since, String dueOn, boolean late) {}

    /** Who took which part. */
    record Taken(String person, String part, String since) {}

    /** One act of the journal. */
    record Line(String at, String person, String sentence, String grounds) {}

    @GetMapping("/dossiers")
    String search(@RequestParam(name = "q", defaultValue = "") String words, Principal principal, Model page) {
        Person reader = new Person(principal.getName());
        List<Dossier> found = reading.open(dossiers.search(words, FOUND_AT_MOST + 1), reader);
        if (found.size() == 1 && found.get(0).number().toString().equalsIgnoreCase(words.strip())) {
            return "redirect:/dossiers/" + found.get(0).number();
        }
        page.addAttribute("lists", DossierLists.offered());
        page.addAttribute("words", words);
        page.addAttribute("asked", !words.isBlank());
        page.addAttribute("more", found.size() > FOUND_AT_MOST);
        page.addAttribute(
                "found",
                found.stream().limit(FOUND_AT_MOST).map(DossierPage::found).toList());
        return "dossiers";
    }

    @GetMapping("/dossiers/{number}")
    String page(@PathVariable String number, Principal principal, Model page) {
        Dossier dossier = NotForYou.unless(reading, dossiers.find(number), principal);
        page.addAttribute("dossier", dossier);
        page.addAttribute(
                "siret", dossier.holder().siret().map(Siret::formatted).orElse(null));
        page.addAttribute(
                "ending", dossier.ending().map(ending -> ending.label()).orElse(null));
        page.addAttribute("opened", day(dossier.openedAt()));
        page.addAttribute("since", day(dossier.stageSince()));
        page.addAttribute("facts", sections.of(dossier));
        page.addAttribute("waiting", waiting(dossier.number(), new Person(principal.getName())));
        List<PartTaken> taken = parts.of(dossier.number());
        List<Act> acts = new ArrayList<>(journal.of(dossier.number()));
        page.addAttribute("phases", phases(dossier, acts));
        Collections.reverse(acts);
        Map<Person, String> names = people.namesOf(Stream.concat(
                        taken.stream().map(PartTaken::person), acts.stream().map(Act::person))
                .distinct()
                .toList());
        page.addAttribute(
                "taken",
                taken.stream()
                        .map(each -> new Taken(
                                names.getOrDefault(each.person(), each.person().id()),
                                each.part().label(),
                                day(each.takenAt())))
                        .toList());
        page.addAttribute(
                "acts",
                acts.stream()
                        .map(act -> new Line(
                                minute(act.happenedAt()),
                                names.getOrDefault(act.person(), act.person().id()),
                                act.sentence(),
                                act.grounds()))
                        .toList());
        page.addAttribute("words", new PageWords());
        return "dossier";
    }

    /** The diagram as a picture; its styles stand in it, so it gets a policy of its own. */
    @GetMapping("/dossiers/{number}/parcours.svg")
    ResponseEntity<String> pathway(@PathVariable String number, Principal principal) {
        Dossier dossier = NotForYou.unless(reading, dossiers.find(number), principal);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .cacheControl(CacheControl.noStore())
                .body(picture.of(dossier.stage()));
    }

    @ExceptionHandler
    String closed(NotForYou closed, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.FORBIDDEN.value());
        page.addAttribute("title", "Ce dossier ne vous est pas ouvert");
        page.addAttribute("sentence", closed.reason().sentence());
        return "dossier-closed";
    }

    @ExceptionHandler
    String unknown(Refusal refusal, HttpServletResponse response, Model page) {
        response.setStatus(HttpStatus.NOT_FOUND.value());
        page.addAttribute("title", "Dossier introuvable");
        page.addAttribute("sentence", refusal.reasons().get(0).sentence());
        return "dossier-closed";
    }

    /** What the template asks to turn days and moments into words. */
    static final class PageWords {

        /** An ISO day or moment as people write it; nothing for nothing. */
        public String day(Object iso) {
            if (iso == null) {
                return "";
            }
            String text = iso.toString();
            return text.length() > 10 ? DossierPage.day(Instant.parse(text)) : French.date(LocalDate.parse(text));
        }
    }

    private static Found found(Dossier dossier) {
        return new Found(
                dossier.number().toString(),
                dossier.holder().name(),
                dossier.project().title(),
                dossier.project().commune(),
                dossier.ending()
                        .map(ending -> ending.label())
                        .orElse(dossier.stage().label()),
                day(dossier.stageSince()));
    }

    private static List<Phase> phases(Dossier dossier, List<Act> acts) {
        if (dossier.stage() == Stage.RECOVERY) {
            // Entered from more than one place: what lies behind is what the dossier went through
            return Stream.concat(
                            passed(acts)
                                    .filter(stage -> stage.compareTo(Stage.RECOVERY) < 0)
                                    .map(stage -> new Phase(stage.label(), where(-1))),
                            Stream.of(new Phase(Stage.RECOVERY.label(), where(0))))
                    .toList();
        }
        return dossier.isOpen()
                ? Arrays.stream(Stage.values())
                        .filter(stage -> stage.compareTo(Stage.BALANCE) <= 0)
                        .map(stage -> new Phase(stage.label(), where(stage.compareTo(dossier.stage()))))
                        .toList()
                : List.of();
    }

    /** The first stage, where every dossier begins, and those that the journal tells it entered since. */
    private static Stream<Stage> passed(List<Act> acts) {
        Set<String> entered = acts.stream()
                .filter(act -> act.act().equals(Dossiers.STAGE_ENTERED))
                .map(Act::sentence)
                .collect(Collectors.toSet());
        return Arrays.stream(Stage.values())
                .filter(stage -> stage == Stage.FIRST_CONTACT || entered.contains(Dossiers.entered(stage)));
    }

    private static String where(int order) {
        return order == 0 ? "en cours" : order < 0 ? "passée" : "à venir";
    }

    private List<Waiting> waiting(DossierNumber number, Person reader) {
        Set<String> own = staffing.groupsOf(reader);
        List<OpenTask> tasks = openTasks.of(number);
        Map<Person, String> names = people.namesOf(
                tasks.stream().map(OpenTask::assignee).flatMap(Optional::stream).toList());
        return tasks.stream()
                .map(task -> new Waiting(
                        Collections.disjoint(own, task.groups()) ? null : task.id(),
                        task.name(),
                        task.groups().stream().map(people::nameOf).sorted().collect(Collectors.joining(", ")),
                        task.assignee()
                                .map(person -> names.getOrDefault(person, person.id()))
                                .orElse("à prendre"),
                        day(task.since()),
                        task.dueOn().map(French::date).orElse(""),
                        task.dueOn().filter(deadlines::isPast).isPresent()))
                .toList();
    }

    private static String day(Instant moment) {
        return French.date(moment.atZone(Deadlines.ZONE).toLocalDate());
    }

    private static String minute(Instant moment) {
        return MINUTE.format(moment.atZone(Deadlines.ZONE));
    }
}
