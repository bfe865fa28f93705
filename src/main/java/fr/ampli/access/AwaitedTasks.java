package fr.ampli.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Which tasks are only there to take in what somebody else has to do first: the model keeps such a task open while the
 * holder looks for papers or the partner thinks. Everything else is for the service to do.
 */
@Component
public class AwaitedTasks {

    /** @param awaits the ids of the tasks by who is waited for */
    @ConfigurationProperties("ampli.access")
    record Catalogue(Map<Awaited, List<String>> awaits) {
        Catalogue {
            awaits = awaits == null ? Map.of() : Map.copyOf(awaits);
        }
    }

    private final Map<String, Awaited> byTask = new HashMap<>();

    AwaitedTasks(Catalogue catalogue) {
        catalogue
                .awaits()
                .forEach((whom, tasks) -> tasks.forEach(task -> {
                    if (byTask.put(task, whom) != null) {
                        throw new IllegalArgumentException("ampli.access.awaits names " + task + " twice");
                    }
                }));
    }

    /** Who is waited for in the task of this id; empty where the service itself is to act. */
    public Optional<Awaited> in(String task) {
        return Optional.ofNullable(byTask.get(task));
    }

    /** The ids of all tasks that wait for somebody. */
    public Collection<String> all() {
        return new TreeSet<>(byTask.keySet());
    }

    /** The ids of the tasks that wait for this side. */
    public Set<String> of(Awaited whom) {
        Set<String> tasks = new TreeSet<>(byTask.keySet());
        tasks.removeIf(task -> byTask.get(task) != whom);
        return tasks;
    }
}
