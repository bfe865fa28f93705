package fr.ampli.payment;

import fr.ampli.shared.Person;
import java.time.Instant;
import java.util.Map;

/**
 * A file of answers that came in.
 *
 * @param format in French words
 * @param started whether its lines are applied, or about to be
 * @param fates how many lines had which fate
 */
public record AnswerImport(
        long id,
        String fileName,
        String format,
        Person receivedBy,
        Instant receivedAt,
        boolean started,
        Map<LineFate, Integer> fates) {

    public int lineCount() {
        return fates.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(LineFate fate) {
        return fates.getOrDefault(fate, 0);
    }

    /** Lines that a person must look at. */
    public int unapplied() {
        return count(LineFate.UNKNOWN) + count(LineFate.REFUSED);
    }
}
