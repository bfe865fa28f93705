package fr.ampli.process.deadline;

import fr.ampli.access.OpenTask;
import fr.ampli.access.People;
import fr.ampli.correspondence.Addressee;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.LegalClock;
import fr.ampli.oversight.Escalations;
import fr.ampli.oversight.Escalations.Escalation;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Letters to the Region's own people about what is late: who gets them and what they say. */
@Component
class OfficeLetters implements LetterFacts {

    /** As the templates name their reader. */
    static final String OFFICER = "officer";

    static final String ALERT = "deadline-alert";
    static final String REMINDER = "deadline-reminder";

    private final Escalations escalations;
    private final Deadlines deadlines;
    private final People people;

    OfficeLetters(Escalations escalations, Deadlines deadlines, People people) {
        this.escalations = escalations;
        this.deadlines = deadlines;
        this.people = people;
    }

    @Override
    public Set<String> letters() {
        return Set.of(ALERT, REMINDER);
    }

    /** Nothing is said of a dossier as a whole: each of these letters is about one thing that is late. */
    @Override
    public Map<String, Object> facts(DossierNumber number) {
        return Map.of();
    }

    Map<String, Object> facts(Escalation escalation) {
        Map<String, Object> facts = new HashMap<>();
        Optional<OpenTask> task = escalations.task(escalation);
        Optional<LegalClock> running = escalations.clock(escalation);
        facts.put("what", escalation.what());
        facts.put("dueOn", French.date(escalation.dueOn()));
        facts.put("isTask", escalation.taskId().isPresent());
        facts.put("late", deadlines.isPast(escalation.dueOn()));
        facts.put("heldBy", task.map(escalations::heldBy).orElse(""));
        facts.put("stoppedDays", running.map(LegalClock::stoppedDays).orElse(0));
        return facts;
    }

    /** An alert goes to the heads of service and to whoever has taken the task; a reminder to who holds or could. */
    List<Addressee> readers(String letter, Escalation escalation) {
        Optional<OpenTask> task = escalations.task(escalation);
        Set<Person> readers = new LinkedHashSet<>();
        if (letter.equals(ALERT)) {
            readers.addAll(escalations.heads());
            task.flatMap(OpenTask::assignee).ifPresent(readers::add);
        } else {
            task.map(escalations::responsible).ifPresent(readers::addAll);
        }
        return addressees(readers);
    }

    private List<Addressee> addressees(Collection<Person> readers) {
        Map<Person, String> emails = people.emailsOf(readers);
        Map<Person, String> names = people.namesOf(readers);
        List<Addressee> addressees = new ArrayList<>();
        readers.stream()
                .filter(emails::containsKey)
                .forEach(person -> addressees.add(
                        new Addressee(OFFICER, names.getOrDefault(person, person.id()), emails.get(person))));
        return addressees;
    }
}
