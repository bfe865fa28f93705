package fr.ampli.access;

import java.util.List;

/** The tasks of all dossiers that wait for somebody. Kept outside: by the engine. */
public interface OpenTasks {

    /** All of them, the longest waiting first. */
    List<OpenTask> all();
}
