package fr.ampli.oversight;

import fr.ampli.access.Awaited;
import fr.ampli.access.AwaitedTasks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tasks that wait, written down while they begin, change and end, so that the latest of them are found, listed by who
 * is waited for, and all of them counted, without reading the engine's (docs/decisions/0025, 0030).
 */
@Service
@Transactional
public class Workload implements InitializingBean {

    /**
     * A task that waits.
     *
     * @param id the engine's
     * @param number none for a task that concerns no dossier, or many
     * @param key its id in the model
     * @param groups those whom it is proposed to
     * @param dueOn its last day, if it has one
     * @param awaited who outside the service has to act first, if anybody
     * @param assignee who has taken it, if anybody
     */
    public record Waiting(
            String id,
            Optional<DossierNumber> number,
            String key,
            String name,
            List<String> groups,
            Instant since,
            Optional<LocalDate> dueOn,
            Optional<Awaited> awaited,
            Optional<Person> assignee) {}

    /** A part of a list; without a bookmark it was the last. */
    public record Stretch(List<Waiting> tasks, Optional<Bookmark> next) {}

    /**
     * Where a part of a list ended, to go on from there; the list itself moves on meanwhile.
     *
     * @param due the last day of the last task as the database writes it, {@code infinity} for none
     * @param id the last task
     */
    public record Bookmark(String due, String id) {

        private static final Set<String> NO_DAY = Set.of("-infinity", "infinity");

        public static final Bookmark START = new Bookmark("-infinity", "");

        /** @throws IllegalArgumentException for what the database would not write */
        public Bookmark {
            if (id.length() > 64 || !NO_DAY.contains(due) && !isDay(due)) {
                throw new IllegalArgumentException("No bookmark: " + due);
            }
        }

        private static boolean isDay(String text) {
            try {
                return LocalDate.parse(text).getYear() <= 9999;
            } catch (DateTimeParseException other) {
                return false;
            }
        }
    }

    private final WorkloadStore store;
    private final AwaitedTasks awaited;

    Workload(WorkloadStore store, AwaitedTasks awaited) {
        this.store = store;
        this.awaited = awaited;
    }

    /** Who is waited for in which task is configuration, and may be another one than at the last start. */
    @Override
    public void afterPropertiesSet() {
        store.bringUpToDate(awaited);
    }

    /**
     * Tasks of dossiers in which this side is waited for, the nearest last day first and those without one last. Whatever
     * their number, as many are read as are given back.
     *
     * @param whom empty for the tasks that the service itself is to do
     * @param most how many at most
     */
    @Transactional(readOnly = true)
    public Stretch waitingFor(Optional<Awaited> whom, Bookmark after, int most) {
        List<Waiting> tasks = store.waitingFor(whom, after, most);
        return new Stretch(
                tasks,
                tasks.size() < most
                        ? Optional.empty()
                        : Optional.of(tasks.get(tasks.size() - 1))
                                .map(last -> new Bookmark(
                                        last.dueOn().map(LocalDate::toString).orElse("infinity"), last.id())));
    }

    /** Those of these dossiers, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Waiting> of(Collection<DossierNumber> numbers) {
        return store.of(numbers);
    }

    public void arose(Waiting task) {
        store.add(task);
    }

    /** Somebody has taken it or given it back, or it has another name, other groups or another last day. */
    public void changed(Waiting task) {
        store.change(task);
    }

    /**
     * Done, or gone with its process.
     *
     * @return whether it has been brought before a head of service, and is open there ({@link Escalations#taskEnded})
     */
    public boolean ended(String id, LocalDate day) {
        return store.remove(id, day);
    }
}
