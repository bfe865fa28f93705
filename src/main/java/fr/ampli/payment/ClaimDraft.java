package fr.ampli.payment;

/**
 * What became of the claim, as it was typed. The amount is not typed: it is what the ledger says.
 *
 * @param result DECLARED, or NOTHING_DUE where nothing was paid that is not settled
 * @param declaredOn day of the declaration, yyyy-MM-dd
 * @param declaredTo to whom it was made
 */
public record ClaimDraft(String result, String declaredOn, String declaredTo, String note) {}
