package fr.ampli.payment;

import fr.ampli.shared.Money;

/**
 * The sums of a dossier's ledger: paid never exceeds granted; recovered and written off together never exceed paid (R04).
 */
public record LedgerTotal(Money granted, Money paid, Money recovered, Money writtenOff) {

    static final LedgerTotal EMPTY = new LedgerTotal(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);
}
