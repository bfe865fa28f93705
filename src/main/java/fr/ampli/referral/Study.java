package fr.ampli.referral;

import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One round of a feasibility study: opened, recorded, reviewed.
 *
 * @param round 1, and one more after each review that found gaps
 * @param stopGrounds why the study was stopped, unless it was completed
 */
public record Study(
        int round,
        LocalDate openedOn,
        Optional<Result> result,
        Optional<Findings> findings,
        Optional<String> stopGrounds,
        Optional<Readiness> readiness) {

    /** How a study ends. */
    public enum Result {
        COMPLETE("Étude terminée"),
        ABANDONED("Projet abandonné"),
        OTHER_SCHEME("Réorientation vers un autre dispositif");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * What the study found, in the order of the four criteria, then the job and the cash.
     *
     * @param businessModel may say that the model is still being worked out (C3)
     * @param lowestCash the lowest point of the cash plan, negative where money is missing
     * @param lowestCashOn the day on which the cash plan reaches it
     */
    public record Findings(
            String opportunity,
            String socialValues,
            String businessModel,
            String anchoring,
            String jobPlan,
            Money lowestCash,
            LocalDate lowestCashOn) {}

    /**
     * What the readiness review said.
     *
     * @param gaps what is missing, where the project is not ready
     */
    public record Readiness(boolean ready, Optional<String> gaps, Optional<String> advice) {}
}
