package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.util.Optional;

/** One movement in the envelope of a year. */
record EnvelopeMovement(int year, Optional<DossierNumber> dossier, Kind kind, Money amount, String reason) {

    /** What moved. */
    enum Kind {
        /** The budget changed, by this difference. */
        BUDGET,
        RESERVED,
        /** From reserved to committed. */
        COMMITTED,
        RESERVATION_RELEASED,
        COMMITMENT_RELEASED
    }
}
