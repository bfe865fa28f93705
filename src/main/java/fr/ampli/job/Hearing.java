package fr.ampli.job;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The hearing before a result is found not met (R22).
 *
 * @param endsOn last day to answer
 * @param observations what the holder said, if anything
 */
public record Hearing(LocalDate openedOn, LocalDate endsOn, Optional<Observations> observations) {

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
