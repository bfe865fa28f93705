package fr.ampli.payment;

import fr.ampli.shared.Money;

/**
 * What a year may spend, and what is taken of it.
 *
 * @param reserved for complete applications that are examined
 * @param committed to awards, paid or not
 */
public record Envelope(int year, Money budget, Money reserved, Money committed) {

    /** What is spoken for: the budget is never set below it. */
    public Money taken() {
        return reserved.plus(committed);
    }

    /** What may still be reserved. */
    public Money room() {
        return budget.minus(taken());
    }
}
