package fr.ampli.web;

import fr.ampli.access.Absence;
import fr.ampli.access.Absences;
import fr.ampli.access.Coverage;
import fr.ampli.access.Gap;
import fr.ampli.access.People;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a manager sees of absences: who is away, who acts, and what nobody does. */
@Controller
class AbsencePage {

    /** Longer lists are for a tool, not for a page; the count says how many there are. */
    private static final int SHOWN = 200;

    private final Absences absences;
    private final Coverage coverage;
    private final People people;

    AbsencePage(Absences absences, Coverage coverage, People people) {
        this.absences = absences;
        this.coverage = coverage;
        this.people = people;
    }

    /** One line of the list of absences. */
    record Away(String person, String deputy, String from, String until, boolean now) {}

    /** One line of the list of what nobody does. */
    record Uncovered(String dossier, String task, String groups, String why, String since) {}

    @GetMapping("/absences")
    String page(Model page) {
        List<Gap> gaps = coverage.gaps();
        page.addAttribute("day", French.date(absences.today()));
        page.addAttribute("count", gaps.size());
        page.addAttribute(
                "uncovered", gaps.stream().limit(SHOWN).map(this::uncovered).toList());
        page.addAttribute("more", Math.max(0, gaps.size() - SHOWN));
        page.addAttribute("away", away());
        return "absences";
    }

    private List<Away> away() {
        List<Absence> all = absences.nowAndToCome();
        Map<Person, String> names = people.namesOf(all.stream()
                .flatMap(absence -> Stream.of(absence.person(), absence.deputy()))
                .distinct()
                .toList());
        return all.stream()
                .map(absence -> new Away(
                        names.getOrDefault(absence.person(), absence.person().id()),
                        names.getOrDefault(absence.deputy(), absence.deputy().id()),
                        French.date(absence.firstDay()),
                        French.date(absence.lastDay()),
                        absence.covers(absences.today())))
                .toList();
    }

    private Uncovered uncovered(Gap gap) {
        return new Uncovered(
                gap.task().number().toString(),
                gap.task().name(),
                gap.task().groups().stream().map(people::nameOf).sorted().collect(Collectors.joining(", ")),
                gap.why(),
                French.date(gap.task().since().atZone(Absences.ZONE).toLocalDate()));
    }
}
