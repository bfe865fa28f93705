package fr.ampli.payment.exchange;

import java.util.List;
import java.util.Optional;

/**
 * A file of answers, read.
 *
 * @param lines what it says of single payments
 * @param wholeBatch what it says of a whole batch instead: its reference is the batch's message id
 */
public record AnswerFile(Format format, List<AnswerLine> lines, Optional<AnswerLine> wholeBatch) {

    /** What kinds of file are understood. */
    public enum Format {
        CSV("tableau CSV"),
        PAIN_002("pain.002.001.10"),
        CAMT_054("camt.054.001.08");

        private final String label;

        Format(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public AnswerFile {
        lines = List.copyOf(lines);
    }
}
