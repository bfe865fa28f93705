package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
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
 * @param threshold the sum above which its decision says whether it is reported (R35), as it stood that day
 * @param hearingHeldBefore whether the holder had been heard on the same facts already
 * @param titleAuthor who issued the order to repay, with capacity
 * @param paymentDueOn by when the money is asked for, while no plan says otherwise
 * @param contestEndsOn the last day to contest the order to repay, once its receipt is proven (R47)
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
        Money threshold,
        boolean hearingHeldBefore,
        LocalDate proposedOn,
        Optional<LocalDate> hearingEndsOn,
        Optional<String> observations,
        Optional<LocalDate> observationsOn,
        Optional<Decision> decision,
        Optional<String> titleNumber,
        Optional<LocalDate> titleOn,
        Optional<String> titleAuthor,
        Optional<LocalDate> paymentDueOn,
        Optional<LocalDate> contestEndsOn,
        Optional<Insolvency> insolvency,
        Optional<LocalDate> closedOn) {

    /** What was decided, by whom, and whether Europe is told (R22, R35). */
    public record Decision(
            String grounds, boolean reportable, String reportableWhy, String author, String capacity, LocalDate on) {}

    /**
     * The holder cannot pay any more and a court has opened proceedings (E22, R48).
     *
     * @param publishedOn the day of the official gazette of commercial notices, from which the time to declare counts
     * @param claim what was declared, once it was
     */
    public record Insolvency(LocalDate publishedOn, Optional<Claim> claim) {}

    /** The debt as it was declared in the proceedings. */
    public record Claim(LocalDate on, String to, Money amount) {}
}
