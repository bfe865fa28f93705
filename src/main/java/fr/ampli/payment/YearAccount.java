package fr.ampli.payment;

/**
 * A year as a budget officer reads it.
 *
 * @param total the ledger's sums of the dossiers that hold of this year's envelope
 */
public record YearAccount(Envelope envelope, LedgerTotal total) {}
