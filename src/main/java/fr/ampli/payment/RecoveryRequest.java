package fr.ampli.payment;

import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one person asks about money that is due and another approves (E21, R55).
 *
 * @param before what was given up in the same way before
 * @param limit up to which sum, all in all, the head of service decides without a vote
 * @param certificate the accountant's certificate that nothing can be collected, in an insolvency
 */
public record RecoveryRequest(
        long id,
        Kind kind,
        Money amount,
        Money before,
        Money limit,
        Optional<Counterpart> against,
        Optional<String> reference,
        Optional<String> vote,
        Optional<LocalDate> votedOn,
        Optional<String> certificate,
        String grounds,
        Person askedBy,
        LocalDate askedOn,
        Optional<Decision> decision,
        Optional<String> refusedWhy) {

    /** What is asked. */
    public enum Kind {
        OFFSET("compensation"),
        REMISSION("remise gracieuse"),
        WRITE_OFF("admission en non-valeur");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The French words for it, in small letters. */
        public String label() {
            return label;
        }
    }

    /** What a debt is set off against. */
    public enum Counterpart {
        BALANCE("le solde de l'aide, encore dû à la structure"),
        OTHER_CLAIM("une autre somme due à la structure");

        private final String label;

        Counterpart(String label) {
            this.label = label;
        }

        /** The French words for it, in small letters. */
        public String label() {
            return label;
        }
    }

    /** What the second person says. */
    public enum Decision {
        APPROVED,
        REFUSED
    }

    boolean isRefused() {
        return decision.filter(made -> made == Decision.REFUSED).isPresent();
    }
}
