package fr.ampli.job;

import fr.ampli.document.DocumentKind;
import java.util.Optional;

/** What the control found about one kind of evidence. */
public record EvidenceFinding(DocumentKind kind, Verdict verdict, Optional<String> reason) {

    /** Accepted, refused with a reason, or not there. */
    public enum Verdict {
        ACCEPTED("Acceptée"),
        REFUSED("Refusée"),
        ABSENT("Absente");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
