package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the Region claims from an insolvent holder (E22).
 *
 * @param freeze the freeze that the insolvency brought
 * @param dueOn the last day to declare it (R48)
 * @param amount what was declared, or empty as long as nothing was
 * @param foreclosedOn the day after the last one, where nothing had been declared by then
 */
public record InsolvencyClaim(
        long freeze,
        DossierNumber dossier,
        Procedure procedure,
        LocalDate publishedOn,
        String administrator,
        String contact,
        LocalDate dueOn,
        Optional<Result> result,
        Optional<Money> amount,
        Optional<LocalDate> declaredOn,
        Optional<String> declaredTo,
        Optional<LocalDate> foreclosedOn) {

    /** The kind of collective procedure. */
    public enum Procedure {
        SAFEGUARD("sauvegarde"),
        RECEIVERSHIP("redressement judiciaire"),
        LIQUIDATION("liquidation judiciaire");

        private final String label;

        Procedure(String label) {
            this.label = label;
        }

        /** The French words for it, in small letters. */
        public String label() {
            return label;
        }
    }

    /** What became of the claim. */
    public enum Result {
        DECLARED("déclarée"),
        NOTHING_DUE("sans objet : rien n'est dû");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        /** The French words for it, in small letters. */
        public String label() {
            return label;
        }
    }

    /** Whether it was declared, but after its last day. */
    public boolean isLate() {
        return declaredOn.filter(day -> day.isAfter(dueOn)).isPresent();
    }
}
