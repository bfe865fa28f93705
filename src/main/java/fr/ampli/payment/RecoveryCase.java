package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One recovery of a dossier.
 *
 * @param paid what had been paid when it was proposed
 * @param recoveredBefore what had come back by then
 * @param rate the frozen part of what was paid that is asked back (R45)
 * @param proposed what is asked back: paid at that rate, less what had come back
 * @param hearingHeldBefore whether the holder had been heard on the same facts already
 */
public record RecoveryCase(
        long id,
        DossierNumber dossier,
        RecoveryGround ground,
        RecoveryState state,
        Money paid,
        Money recoveredBefore,
        BigDecimal rate,
        Money proposed,
        boolean hearingHeldBefore,
        LocalDate proposedOn,
        Optional<LocalDate> hearingEndsOn,
        Optional<String> observations,
        Optional<LocalDate> observationsOn,
        Optional<Decision> decision,
        Optional<String> titleNumber,
        Optional<LocalDate> titleOn,
        Optional<WriteOff> writeOff,
        Optional<LocalDate> closedOn) {

    /** What was decided, by whom, and whether Europe is told (R22, R35). */
    public record Decision(
            String grounds, boolean reportable, String reportableWhy, String author, String capacity, LocalDate on) {}

    /** The vote that gives the rest up, and who asked for it. */
    public record WriteOff(String vote, String grounds, Person askedBy, Optional<String> refusedWhy) {}
}
