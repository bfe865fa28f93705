package fr.ampli.payment;

/**
 * Why a movement stands in the ledger.
 *
 * @param decision the line of the journal that holds the decision
 * @param act its code, {@code PAYMENT_CERTIFIED}
 * @param sentence what was decided, in French
 * @param step where it was booked
 */
public record Basis(long decision, String act, String sentence, Step step) {}
