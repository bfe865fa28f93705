package fr.ampli.payment;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An appointment of a holder who asked to be heard in person (R22, E20).
 *
 * @param round 1 for the first, one more each time that it is moved
 * @param at the time of day, "14:30"
 * @param place where, or how to connect
 * @param record what was said, in short, once it was held
 */
public record RecoveryAppointment(
        int round,
        LocalDate askedOn,
        LocalDate on,
        String at,
        Manner manner,
        String place,
        Optional<Outcome> outcome,
        Optional<String> present,
        Optional<String> record) {

    /** How people meet. */
    public enum Manner {
        MEETING("dans nos locaux ou au lieu indiqué"),
        VIDEO("en visioconférence"),
        TELEPHONE("par téléphone");

        private final String label;

        Manner(String label) {
            this.label = label;
        }

        /** The French words for it, in small letters. */
        public String label() {
            return label;
        }
    }

    /** What became of it. */
    public enum Outcome {
        HELD,
        MOVED,
        NOT_COME
    }

    /** "14 h 30", as a letter writes it. */
    public String time() {
        return at.replace(":", " h ");
    }
}
