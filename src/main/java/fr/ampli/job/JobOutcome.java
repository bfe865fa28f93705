package fr.ampli.job;

import fr.ampli.shared.Reason;
import java.time.LocalDate;
import java.util.List;

/**
 * What came of the agreed job, as it stands: the control's finding, or what was concluded after a hearing.
 *
 * @param decidedOn day of the control or of the conclusion
 * @param reasons why, for the reader of a letter
 */
public record JobOutcome(Result outcome, LocalDate decidedOn, List<Reason> reasons) {

    /** Met or not met, never in part (R13); the other two wait for people. */
    public enum Result {
        MET("Résultat atteint"),
        NOT_MET("Résultat non atteint"),
        REVIEW("À examiner"),
        FRAUD("Suspicion de fraude");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        /** The French words for it. */
        public String label() {
            return label;
        }
    }

    /** Whether the balance is due and the grant earned. */
    public boolean isMet() {
        return outcome == Result.MET;
    }
}
