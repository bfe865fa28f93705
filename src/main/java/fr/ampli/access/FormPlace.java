package fr.ampli.access;

import java.util.Locale;
import java.util.Objects;

/**
 * Where a form is filled in.
 *
 * @param id the id of the task, or the key of the process that is started
 */
public record FormPlace(Kind kind, String id) {

    /** What the form is about to move. */
    public enum Kind {
        TASK,
        START
    }

    public FormPlace {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
    }

    public static FormPlace task(String id) {
        return new FormPlace(Kind.TASK, id);
    }

    public static FormPlace start(String processKey) {
        return new FormPlace(Kind.START, processKey);
    }

    /** As it is kept: {@code task/…} or {@code start/…}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + id;
    }
}
