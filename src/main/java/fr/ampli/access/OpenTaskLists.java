package fr.ampli.access;

import fr.ampli.shared.DossierNumber;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Open tasks of many dossiers, each answer from one question whatever their number. Kept outside: by the engine. */
public interface OpenTaskLists {

    /** Those with these ids that are tasks of a dossier and still open. */
    List<OpenTask> withIds(Collection<String> ids);

    /** Those of these dossiers, the longest waiting first. */
    List<OpenTask> of(Collection<DossierNumber> numbers);

    /**
     * Tasks in which this side is waited for, the nearest last day first and those without one last.
     *
     * @param whom empty for the tasks that the service itself is to do
     * @param most how many at most
     */
    Stretch waitingFor(Optional<Awaited> whom, Bookmark after, int most);

    /** A part of a list; without a bookmark it was the last. */
    record Stretch(List<OpenTask> tasks, Optional<Bookmark> next) {}

    /**
     * Where a part of a list ended, to go on from there; the list itself moves on meanwhile.
     *
     * @param due the last moment of the last task as the database writes it, {@code infinity} for none
     * @param id the last task
     */
    record Bookmark(String due, String id) {

        private static final Pattern DUE =
                Pattern.compile("-?infinity|\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?");

        public static final Bookmark START = new Bookmark("-infinity", "");

        /** @throws IllegalArgumentException for what the database would not write */
        public Bookmark {
            if (!DUE.matcher(due).matches() || id.length() > 64) {
                throw new IllegalArgumentException("No bookmark: " + due);
            }
        }
    }
}
