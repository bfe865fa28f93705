package fr.ampli.submission;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the check of an application ended.
 *
 * @param reasons the sentences for the holder; empty unless inadmissible
 * @param grounds what the agent added
 * @param author first name, name and capacity of who decides; empty where nothing is refused
 */
public record Admissibility(
        Result result, LocalDate decidedOn, List<String> reasons, Optional<String> grounds, Optional<String> author) {

    /** The three ways it ends. */
    public enum Result {
        ADMISSIBLE("Complet et recevable"),
        INADMISSIBLE("Irrecevable"),
        CLOSED_INCOMPLETE("Classé sans suite, incomplet");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        /** The French words for it. */
        public String label() {
            return label;
        }
    }
}
