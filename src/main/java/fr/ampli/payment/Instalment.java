package fr.ampli.payment;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.shared.Money;

/** The two payments of a grant (R02, R03). */
public enum Instalment {
    ADVANCE("avance") {
        @Override
        public Money of(AgreedTerms terms) {
            return terms.advance();
        }

        @Override
        LedgerKind paid() {
            return LedgerKind.ADVANCE_PAID;
        }
    },
    BALANCE("solde") {
        @Override
        public Money of(AgreedTerms terms) {
            return terms.balance();
        }

        @Override
        LedgerKind paid() {
            return LedgerKind.BALANCE_PAID;
        }
    };

    private final String label;

    Instalment(String label) {
        this.label = label;
    }

    /** What was agreed for this payment. */
    public abstract Money of(AgreedTerms terms);

    abstract LedgerKind paid();

    /** What people call it, in French, in small letters. */
    public String label() {
        return label;
    }
}
