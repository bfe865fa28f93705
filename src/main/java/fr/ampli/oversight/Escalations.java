package fr.ampli.oversight;

import fr.ampli.access.Absences;
import fr.ampli.access.OpenTask;
import fr.ampli.access.OpenTasks;
import fr.ampli.access.Parts;
import fr.ampli.access.People;
import fr.ampli.access.Staffing;
import fr.ampli.deadline.ClockCatalogue;
import fr.ampli.deadline.ClockEntry;
import fr.ampli.deadline.ClockPoint;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is late, or about to be, and what a head of service does about it: gives the task to somebody who may work it,
 * moves its last day where the Region set it itself, reminds, or takes note. A clock is brought up once per point, a
 * task once per last day.
 */
@Service
@Transactional
public class Escalations {

    /** The groups whose members deal with what is late. */
    private static final List<String> HEADS = List.of("valideur");

    /** Shows the end of the start-up period, which is agreed with the holder and theirs to use. */
    private static final String END_OF_PERIOD = "startUpEndsAt";

    private final EscalationStore store;
    private final LateTasks lateTasks;
    private final OpenTasks openTasks;
    private final LegalClocks clocks;
    private final ClockCatalogue catalogue;
    private final Deadlines deadlines;
    private final Staffing staffing;
    private final Absences absences;
    private final Parts parts;
    private final People people;
    private final Journal journal;
    private final Clock clock;

    Escalations(
            EscalationStore store,
            LateTasks lateTasks,
            OpenTasks openTasks,
            LegalClocks clocks,
            ClockCatalogue catalogue,
            Deadlines deadlines,
            Staffing staffing,
            Absences absences,
            Parts parts,
            People people,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.lateTasks = lateTasks;
        this.openTasks = openTasks;
        this.clocks = clocks;
        this.catalogue = catalogue;
        this.deadlines = deadlines;
        this.staffing = staffing;
        this.absences = absences;
        this.parts = parts;
        this.people = people;
        this.journal = journal;
        this.clock = clock;
    }

    /** What became of something that was brought up. */
    public enum Outcome {
        REASSIGNED,
        EXTENDED,
        REMINDED,
        NOTED,
        /** The task was done, or the clock ended, before anybody did anything. */
        SETTLED,
        /** The next point of the same clock was reached. */
        REPLACED
    }

    /**
     * Something late that was brought up.
     *
     * @param clockId the clock it is about, or empty
     * @param taskId the task it is about, or empty: exactly one of the two
     * @param what the task's name or the clock's label
     * @param dueOn the last day as it stood then
     */
    public record Escalation(
            UUID id,
            DossierNumber number,
            Optional<Long> clockId,
            Optional<String> taskId,
            String what,
            LocalDate dueOn,
            Instant openedAt,
            Optional<Outcome> outcome) {

        public boolean isOpen() {
            return outcome.isEmpty();
        }
    }

    /** Tasks that are late by more than the grace and are the Region's own to keep; each may have been brought up. */
    @Transactional(readOnly = true)
    public List<OpenTask> lateTasks() {
        return lateTasks.dueBefore(deadlines.today()).stream()
                .filter(task -> deadlines.isPast(
                        deadlines.on(Delay.ESCALATION_GRACE, task.dueOn().orElseThrow())))
                .filter(this::isOurs)
                .filter(task -> !store.isKnown(task.id(), task.dueOn().orElseThrow()))
                .toList();
    }

    /** Brings a late task up, once per last day; empty if that is done already or the task is gone. */
    public Optional<Escalation> open(OpenTask late) {
        LocalDate due = late.dueOn().orElseThrow();
        Optional<OpenTask> still =
                lateTasks.find(late.id()).filter(task -> task.dueOn().equals(late.dueOn()));
        if (still.isEmpty()) {
            return Optional.empty();
        }
        Optional<Escalation> opened = store.insertForTask(late.number(), late.id(), late.name(), due, clock.instant());
        opened.ifPresent(escalation -> journal.record(
                late.number(),
                Person.APPLICATION,
                "TASK_LATE",
                "Tâche en retard signalée : " + late.name() + ", à faire pour le " + French.date(due) + ", "
                        + heldBy(late)));
        return opened;
    }

    /** Brings a clock up at one of its points. What was open about the same clock is for the caller to close. */
    public Escalation open(LegalClock running, ClockPoint point) {
        String label = catalogue.of(running.kind()).label();
        journal.record(
                running.number(),
                Person.APPLICATION,
                point.isEnd() ? "DEADLINE_MISSED" : "DEADLINE_NEAR",
                point.isEnd()
                        ? "Délai dépassé : " + label + ", échu le " + French.date(running.dueOn())
                        : "Alerte : " + label + ", échéance le " + French.date(running.dueOn()));
        return store.insertForClock(
                running.number(), running.id(), label, point.name(), running.dueOn(), clock.instant());
    }

    /** Closes what is open about a clock because its next point was reached. */
    public List<Escalation> replaced(LegalClock running) {
        return close(store.openAboutClock(running.id()), Outcome.REPLACED);
    }

    /** A task is done or gone: closes what was open about it. */
    public List<Escalation> taskEnded(String taskId) {
        return close(store.openAboutTask(taskId), Outcome.SETTLED);
    }

    /** What is open though its task is gone, or its clock has ended or stands still. */
    @Transactional(readOnly = true)
    public List<Escalation> moot() {
        return store.open().stream().filter(this::isMoot).toList();
    }

    /** Closes one of these; false if somebody has closed it meanwhile. */
    public boolean settle(Escalation moot) {
        return !close(List.of(moot), Outcome.SETTLED).isEmpty();
    }

    /** @throws NoSuchElementException if nothing of that id was brought up */
    @Transactional(readOnly = true)
    public Escalation get(UUID id) {
        return store.find(id).orElseThrow(() -> new NoSuchElementException("No escalation " + id));
    }

    /**
     * The task with which something can be done about it: the late one, while it waits; for a clock, the one on which
     * the dossier has been waiting longest.
     */
    @Transactional(readOnly = true)
    public Optional<OpenTask> task(Escalation escalation) {
        return escalation.taskId().isPresent()
                ? escalation.taskId().flatMap(lateTasks::find)
                : openTasks.of(escalation.number()).stream()
                        .filter(task -> !isDealingWithLateness(task))
                        .findFirst();
    }

    /** The clock that it is about. */
    @Transactional(readOnly = true)
    public Optional<LegalClock> clock(Escalation escalation) {
        return escalation.clockId().flatMap(clocks::byId);
    }

    /** Those to whom the task may be given today. */
    @Transactional(readOnly = true)
    public List<Person> whoMay(OpenTask task) {
        return parts.free(task.number(), staffing.whoMayActFor(task.groups()), task.part());
    }

    /** The farthest day to which the task may be moved; empty where nobody may. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> latest(Escalation escalation) {
        return task(escalation)
                .filter(task -> task.dueOn().isPresent())
                .flatMap(task -> clockOf(task)
                        .map(catalogue::of)
                        .filter(entry -> entry.nature() == ClockEntry.Nature.SERVICE)
                        .flatMap(ClockEntry::extension)
                        .map(extension -> deadlines.after(
                                store.firstDueOn(task.id())
                                        .orElseGet(() -> task.dueOn().orElseThrow()),
                                extension)));
    }

    /** Who holds a task or could: whoever has taken it, else everybody who may take it today. */
    @Transactional(readOnly = true)
    public Collection<Person> responsible(OpenTask task) {
        return task.assignee().map(List::of).orElseGet(() -> List.copyOf(staffing.whoMayActFor(task.groups())));
    }

    /** The heads of service who are there today. */
    @Transactional(readOnly = true)
    public Collection<Person> heads() {
        return staffing.whoMayActFor(HEADS);
    }

    /** Who holds a task, in words: "prise en charge par …" or "en attente dans : …". */
    @Transactional(readOnly = true)
    public String heldBy(OpenTask task) {
        return task.assignee()
                .map(person -> "prise en charge par " + name(person))
                .orElseGet(() -> "en attente dans : "
                        + String.join(
                                ", ",
                                task.groups().stream()
                                        .map(people::nameOf)
                                        .sorted()
                                        .toList()));
    }

    /**
     * Does what the head of service decides.
     *
     * @throws Refusal with every reason at once; the guard's own where the chosen person may not work the task
     */
    public Outcome act(UUID id, EscalationDraft draft, Person person) {
        Escalation escalation = get(id);
        Optional<OpenTask> task = task(escalation);
        Checks checks = new Checks();
        Action action = checks.choice(Action.class, draft.action(), "action", "Suite à donner");
        boolean needsTask = action == Action.REASSIGN || action == Action.EXTEND || action == Action.REMIND;
        checks.require(!needsTask || task.isPresent(), EscalationReasons.NO_TASK);
        String reason = action == Action.NOTE || action == Action.EXTEND
                ? checks.longText(draft.reason(), "reason", "Motif", 2000)
                : checks.optionalLongText(draft.reason(), "reason", "Motif", 2000);
        Person chosen = action == Action.REASSIGN && task.isPresent() ? chosen(draft.person(), checks) : null;
        LocalDate until = action == Action.EXTEND && task.isPresent()
                ? until(escalation, task.get(), draft.until(), person, checks)
                : null;
        checks.orThrow();
        return switch (action) {
            case REASSIGN -> {
                lateTasks.giveTo(task.orElseThrow().id(), chosen);
                yield closed(escalation, Outcome.REASSIGNED, "Tâche confiée à " + name(chosen), reason, person);
            }
            case EXTEND -> {
                store.moved(id, task.orElseThrow());
                postpone(task.orElseThrow(), until);
                yield closed(
                        escalation, Outcome.EXTENDED, "Échéance reportée au " + French.date(until), reason, person);
            }
            case REMIND -> closed(escalation, Outcome.REMINDED, "Rappel envoyé", reason, person);
            case NOTE -> closed(escalation, Outcome.NOTED, "Retard constaté", reason, person);
        };
    }

    private enum Action {
        REASSIGN,
        EXTEND,
        REMIND,
        NOTE
    }

    private Person chosen(String typed, Checks checks) {
        String id = checks.text(typed, "person", "Personne qui reprend la tâche", 100);
        if (id == null) {
            return null;
        }
        Person person = new Person(id);
        Map<Person, String> known = people.namesOf(List.of(person));
        checks.require(known.containsKey(person), EscalationReasons.PERSON_UNKNOWN);
        absences.of(person, absences.today())
                .ifPresent(absence -> checks.refuse(EscalationReasons.away(
                        known.getOrDefault(person, id), absence.backOn().minusDays(1), name(absence.deputy()))));
        return person;
    }

    private LocalDate until(Escalation escalation, OpenTask task, String typed, Person person, Checks checks) {
        Optional<LocalDate> latest = latest(escalation);
        checks.require(latest.isPresent(), EscalationReasons.NOT_EXTENDABLE);
        checks.require(!task.assignee().equals(Optional.of(person)), EscalationReasons.OWN_TASK);
        LocalDate until = checks.date(typed, "until", "Nouvelle échéance");
        if (until != null && latest.isPresent()) {
            checks.require(until.isAfter(deadlines.today()), EscalationReasons.NOT_LATER);
            checks.require(!until.isAfter(latest.get()), EscalationReasons.tooFar(latest.get()));
        }
        return until;
    }

    private void postpone(OpenTask task, LocalDate until) {
        lateTasks.postpone(task.id(), until);
        clockOf(task).ifPresent(kind -> clocks.extend(task.number(), kind, until));
    }

    private Outcome closed(Escalation escalation, Outcome outcome, String sentence, String reason, Person person) {
        if (!store.close(escalation.id(), outcome, reason, person, clock.instant())) {
            throw Refusal.of(EscalationReasons.CLOSED);
        }
        journal.record(
                escalation.number(),
                person,
                "LATENESS_" + outcome.name(),
                sentence + " : " + escalation.what(),
                reason);
        return outcome;
    }

    private List<Escalation> close(List<Escalation> open, Outcome outcome) {
        List<Escalation> closed = new ArrayList<>();
        for (Escalation each : open) {
            if (store.close(each.id(), outcome, null, Person.APPLICATION, clock.instant())) {
                closed.add(each);
                journal.record(
                        each.number(),
                        Person.APPLICATION,
                        "LATENESS_" + outcome.name(),
                        (outcome == Outcome.SETTLED ? "Retard résorbé : " : "Alerte remplacée par la suivante : ")
                                + each.what());
            }
        }
        return closed;
    }

    private boolean isMoot(Escalation open) {
        return open.taskId().isPresent()
                ? open.taskId()
                        .flatMap(lateTasks::find)
                        .filter(task -> task.dueOn().equals(Optional.of(open.dueOn())))
                        .isEmpty()
                : clock(open)
                        .filter(each -> !each.isEnded() && !each.isPaused())
                        .isEmpty();
    }

    /** Where the law or the holder's own time runs, the clock itself speaks; what is unknown is brought up. */
    private boolean isOurs(OpenTask task) {
        if (isDealingWithLateness(task) || task.dueVariable().equals(Optional.of(END_OF_PERIOD))) {
            return false;
        }
        List<Delay> shown = task.dueVariable().map(catalogue::shownIn).orElse(List.of());
        return shown.isEmpty()
                || clockOf(task)
                        .filter(kind -> catalogue.of(kind).nature() == ClockEntry.Nature.SERVICE)
                        .isPresent();
    }

    private boolean isDealingWithLateness(OpenTask task) {
        return task.dueVariable().map(catalogue::shownIn).orElse(List.of()).contains(Delay.ESCALATION);
    }

    /** The clock whose day the task shows: of several that share a variable, the one that runs. */
    private Optional<Delay> clockOf(OpenTask task) {
        List<Delay> shown = task.dueVariable().map(catalogue::shownIn).orElse(List.of());
        return shown.stream()
                .filter(kind -> clocks.find(task.number(), kind)
                        .filter(each -> !each.isEnded())
                        .isPresent())
                .findFirst()
                .or(() -> shown.stream().findFirst());
    }

    private String name(Person person) {
        return people.namesOf(List.of(person)).getOrDefault(person, person.id());
    }
}
