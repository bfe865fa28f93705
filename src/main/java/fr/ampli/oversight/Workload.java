package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import fr.ampli.shared.DossierNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tasks that wait, written down while they begin and end, so that the latest of them are found, and all of them
 * counted, without reading the engine's (docs/decisions/0025).
 */
@Service
@Transactional
public class Workload {

    /**
     * A task that waits.
     *
     * @param id the engine's
     * @param number none for a task that concerns no dossier, or many
     * @param key its id in the model
     * @param groups those whom it is proposed to
     */
    public record Waiting(
            String id,
            Optional<DossierNumber> number,
            String key,
            String name,
            List<String> groups,
            Instant since,
            Optional<LocalDate> dueOn) {}

    private final WorkloadStore store;
    private final Tallies tallies;

    Workload(WorkloadStore store, Tallies tallies) {
        this.store = store;
        this.tallies = tallies;
    }

    public void arose(Waiting task) {
        store.add(task);
    }

    /** Done, or gone with its process. */
    public void ended(String id, LocalDate day) {
        store.remove(id).ifPresent(task -> {
            long days = ChronoUnit.DAYS.between(LocalDate.ofInstant(task.since(), Deadlines.ZONE), day);
            tallies.add(new Tally("left-task", task.key(), day.withDayOfYear(1), 0, 1, days));
        });
    }

    /** @param until the last day from now on, if there is one */
    public void postponed(String id, Optional<LocalDate> until) {
        store.postpone(id, until.orElse(null));
    }
}
