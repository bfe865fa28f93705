package fr.ampli.job;

import fr.ampli.document.DocumentKind;
import java.util.Optional;
import java.util.UUID;

/**
 * What the control found about one item of evidence.
 *
 * @param document which document it speaks of; empty where there is none
 */
public record EvidenceFinding(DocumentKind kind, Verdict verdict, Optional<String> reason, Optional<UUID> document) {

    /** Accepted, refused with a reason, not there, or asked of a register that does not know it (R43). */
    public enum Verdict {
        ACCEPTED("Acceptée"),
        REFUSED("Refusée"),
        ABSENT("Absente"),
        NOT_FOUND("Introuvable au registre");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
