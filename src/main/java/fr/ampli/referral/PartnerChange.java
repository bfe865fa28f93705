package fr.ampli.referral;

import fr.ampli.shared.Person;
import java.time.Instant;

/**
 * One change of the directory.
 *
 * @param sentence what was changed, in French
 */
public record PartnerChange(Act act, String sentence, Person person, Instant changedAt) {

    /** The ways to change the directory. */
    public enum Act {
        ADDED("Ajouté"),
        CHANGED("Modifié"),
        RESTED("Mis en veille"),
        RESUMED("Remis en service");

        private final String label;

        Act(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
