package fr.ampli.payment;

import fr.ampli.shared.Money;

/**
 * The sums of a dossier's ledger. Paid and released together never exceed granted; what came back or was given up never
 * exceeds paid (R04). What may be declared to the Commission is another sum than what was paid (R62).
 */
public record LedgerTotal(
        Money granted,
        Money released,
        Money paid,
        Money declarable,
        Money recovered,
        Money remitted,
        Money writtenOff) {

    static final LedgerTotal EMPTY =
            new LedgerTotal(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

    /** What may still be paid: granted, and neither paid nor released. */
    public Money unpaid() {
        return granted.minus(released).minus(paid);
    }

    LedgerTotal plus(LedgerTotal other) {
        return new LedgerTotal(
                granted.plus(other.granted),
                released.plus(other.released),
                paid.plus(other.paid),
                declarable.plus(other.declarable),
                recovered.plus(other.recovered),
                remitted.plus(other.remitted),
                writtenOff.plus(other.writtenOff));
    }

    /** What no longer has to come back: recovered, remitted or written off. */
    public Money settled() {
        return recovered.plus(remitted).plus(writtenOff);
    }
}
