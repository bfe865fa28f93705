package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What was decided about telling the Commission of an irregularity (R35).
 *
 * @param amount what is asked back, or was to be
 * @param unionPart the part of it that the Union bears
 * @param exception why it need not be reported; empty when it is
 */
public record Irregularity(
        DossierNumber dossier,
        Money amount,
        Money unionPart,
        RecoveryGround ground,
        boolean suspectedFraud,
        boolean reportable,
        Optional<Exempt> exception,
        String reason,
        LocalDate decidedOn) {

    /** The cases in which an irregularity above the threshold is not reported. */
    public enum Exempt {
        INSOLVENCY_WITHOUT_FRAUD("défaillance de la structure, sans fraude"),
        SPONTANEOUS_DECLARATION("signalée par la structure elle-même, avant tout contrôle"),
        CORRECTED_BEFORE_DECLARATION("corrigée avant toute déclaration à la Commission"),
        OTHER("autre raison");

        private final String label;

        Exempt(String label) {
            this.label = label;
        }

        /** The French words for it, in small letters. */
        public String label() {
            return label;
        }
    }
}
