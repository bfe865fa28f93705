package fr.ampli.job;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The hearing before a result is found not met (R22).
 *
 * @param notifiedOn when its letter was received, as is proven; before that no time runs (E35)
 * @param endsOn last day to answer, once it is known
 * @param observations what the holder said, if anything
 */
public record Hearing(
        LocalDate openedOn,
        Optional<LocalDate> notifiedOn,
        Optional<LocalDate> endsOn,
        Optional<Observations> observations) {

    public record Observations(LocalDate receivedOn, Manner manner, String text) {}

    public enum Manner {
        WRITTEN("par écrit"),
        ORAL("oralement");

        private final String label;

        Manner(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
