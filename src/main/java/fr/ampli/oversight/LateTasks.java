package fr.ampli.oversight;

import fr.ampli.access.OpenTask;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tasks that are late, and what a head of service may do with them. Kept outside: by the engine. */
public interface LateTasks {

    /** Those whose last day lies before this one, the longest waiting first. */
    List<OpenTask> dueBefore(LocalDate day);

    /** Empty once the task is done or gone. */
    Optional<OpenTask> find(String id);

    /**
     * Puts a person on a task.
     *
     * @throws fr.ampli.shared.Refusal if the person may not work it: another group, an earlier part, a declared link
     */
    void giveTo(String id, Person person);

    /** Moves the last day of a task, and of the process variable that shows it. */
    void postpone(String id, LocalDate until);
}
