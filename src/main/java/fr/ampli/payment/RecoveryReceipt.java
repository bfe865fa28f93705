package fr.ampli.payment;

import fr.ampli.shared.Money;
import java.time.LocalDate;

/**
 * Money that came in on an order to repay.
 *
 * @param reference the accountant's, which no other receipt has
 */
public record RecoveryReceipt(Kind kind, String reference, Money amount, LocalDate receivedOn) {

    /** How it came in. */
    public enum Kind {
        PAYMENT("versement"),
        OFFSET("compensation"),
        DIVIDEND("dividende de la procédure collective");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The French words for it, in small letters. */
        public String label() {
            return label;
        }
    }
}
