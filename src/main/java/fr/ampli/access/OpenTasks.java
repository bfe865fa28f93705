package fr.ampli.access;

import fr.ampli.shared.DossierNumber;
import java.util.List;

/** The tasks of all dossiers that wait for somebody. Kept outside: by the engine. */
public interface OpenTasks {

    /** All of them, the longest waiting first. */
    List<OpenTask> all();

    /** Those of one dossier, the longest waiting first. */
    default List<OpenTask> of(DossierNumber number) {
        return all().stream().filter(task -> task.number().equals(number)).toList();
    }
}
