package fr.ampli.referral;

import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the orientation interview concluded.
 *
 * @param summary the conclusion as the holder reads it
 * @param partner the partner to ask first, for {@link Conclusion#PARTNER} only
 * @param need what it is asked for; empty for interviews held before needs were recorded
 */
public record Orientation(
        LocalDate heldOn,
        Conclusion conclusion,
        String summary,
        Optional<Partner> partner,
        Optional<Need> need,
        Person recordedBy) {

    /** The ways on from the interview. */
    public enum Conclusion {
        PARTNER("Accompagnement par un partenaire"),
        STUDY("Étude déjà faite ou menée sans partenaire"),
        OTHER_SCHEME("Réorientation vers un autre dispositif");

        private final String label;

        Conclusion(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
