package fr.ampli.job;

import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A look at whether the job is still held.
 *
 * @param seenOn the day that what was seen speaks of
 */
public record JobCheck(
        long hireId, LocalDate seenOn, boolean held, Seen seenBy, Optional<String> remark, Person checkedBy) {

    /** How it was seen. */
    public enum Seen {
        PAYSLIP("Bulletin de paie"),
        HEADCOUNT("Effectif mensuel ou DSN"),
        PRESENCE("Attestation de présence ou registre du personnel"),
        CALL("Appel à la structure"),
        VISIT("Visite sur place");

        private final String label;

        Seen(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
