package fr.ampli.job;

import fr.ampli.shared.Money;
import java.util.Optional;

/**
 * Money of somebody else for the same post, as the holder declared it at the hire (R27, E23).
 *
 * @param amount what it comes to, where it is known
 */
public record OtherFunding(Kind kind, String funder, Optional<Money> amount) {

    /** Whose money it is. */
    public enum Kind {
        AIDED_CONTRACT("Aide de l'État à l'emploi (contrat aidé, apprentissage)"),
        FONJEP("Poste FONJEP"),
        EU_FUND("Autre fonds européen"),
        OTHER("Autre financeur");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Whether it is money of the European Union: the same job is never paid twice with it. */
    public boolean isEuropean() {
        return kind == Kind.EU_FUND;
    }
}
