package fr.ampli.job;

import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a service-done control found.
 *
 * @param round 1, or more where an unfounded suspicion sent the dossier back
 * @param inLiquidation whether the holder was in liquidation before any hire
 * @param amendmentSignedOn day of the amendment that changed the post
 */
public record Control(
        long id,
        int round,
        boolean reportReceived,
        boolean proofFalse,
        Optional<String> proofFalseGrounds,
        boolean inLiquidation,
        boolean heldAtControl,
        Optional<LocalDate> endedOn,
        Optional<EndCause> endCause,
        boolean forceMajeure,
        boolean postAsAgreed,
        Optional<LocalDate> amendmentSignedOn,
        Optional<Extension> extension,
        String conclusions,
        Person controlledBy,
        List<EvidenceFinding> evidence) {

    /** A longer period, granted by an amendment. */
    public record Extension(LocalDate grantedOn, LocalDate until) {}

    /** Why the person hired no longer holds the job. */
    public enum EndCause {
        RESIGNATION("Démission", "EMPLOYEE_LEFT"),
        TRIAL_ENDED("Fin de la période d'essai", "EMPLOYEE_LEFT"),
        EMPLOYER("Licenciement ou suppression du poste par l'employeur", "ENDED_BY_EMPLOYER"),
        OTHER("Autre cause", "OTHER");

        private final String label;
        private final String word;

        EndCause(String label, String word) {
            this.label = label;
            this.word = word;
        }

        public String label() {
            return label;
        }

        /** What the decision table calls it. */
        String word() {
            return word;
        }
    }

    boolean isAccepted(fr.ampli.document.DocumentKind kind) {
        return evidence.stream()
                .anyMatch(finding -> finding.kind() == kind && finding.verdict() == EvidenceFinding.Verdict.ACCEPTED);
    }
}
