package fr.ampli.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is read twice during one look is read once. A payment is judged by sixteen checks, a letter gathers what several
 * capabilities know; each asks by itself for all that it needs, so that it can be read and tested alone.
 *
 * <p>A look is short, belongs to one thread and writes nothing: an act that goes on record meanwhile fails
 * ({@link #refuseAct}). When it is over everything is forgotten, so nothing older than the look is ever told.
 */
public final class OneLook {

    private static final ThreadLocal<Map<Question, Object>> READ = new ThreadLocal<>();

    private record Question(String what, DossierNumber number) {}

    private OneLook() {}

    /** Looks; a look within a look is part of it. */
    public static <T> T during(Supplier<T> look) {
        if (READ.get() != null) {
            return look.get();
        }
        READ.set(new HashMap<>());
        try {
            return look.get();
        } finally {
            READ.remove();
        }
    }

    /**
     * Reads, or tells what this look has read already. Outside of a look it reads each time.
     *
     * @param what names the question: class and method that ask
     * @param read does not answer null, and what it answers is changed by nobody
     */
    @SuppressWarnings("unchecked")
    public static <T> T once(String what, DossierNumber number, Supplier<T> read) {
        Map<Question, Object> known = READ.get();
        if (known == null) {
            return read.get();
        }
        Question question = new Question(what, number);
        T answer = (T) known.get(question);
        if (answer == null) {
            // Not computeIfAbsent: a reading may ask further questions
            answer = read.get();
            known.put(question, answer);
        }
        return answer;
    }

    /** @throws IllegalStateException during a look: what was read before the act would be told after it */
    public static void refuseAct() {
        if (READ.get() != null) {
            throw new IllegalStateException("a look writes nothing");
        }
    }
}
