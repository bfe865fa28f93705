package fr.ampli.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in euros, exact to the cent. Never a binary fraction, never rounded but in {@link #share}.
 *
 * @param cents the amount in cents; may be negative as a difference
 */
public record Money(long cents) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    public static Money ofCents(long cents) {
        return new Money(cents);
    }

    /**
     * Reads "20000.00" as written in configuration.
     *
     * @throws NumberFormatException if it is no decimal number
     * @throws ArithmeticException if it is finer than a cent or too large
     */
    public static Money of(String euros) {
        return of(new BigDecimal(euros));
    }

    /** @throws ArithmeticException if it is finer than a cent or too large */
    public static Money of(BigDecimal euros) {
        return new Money(euros.movePointRight(2).longValueExact());
    }

    /** @throws ArithmeticException on overflow */
    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /** @throws ArithmeticException on overflow */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(cents, other.cents));
    }

    /**
     * The part of this amount at a rate (0.60 is 60 %), exact or rounded once, half up, to the cent. The other part is
     * the difference, never a second share: so both always add up (R04).
     */
    public Money share(BigDecimal rate) {
        return new Money(BigDecimal.valueOf(cents)
                .multiply(rate)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    public boolean isZero() {
        return cents == 0;
    }

    public boolean isPositive() {
        return cents > 0;
    }

    public boolean isNegative() {
        return cents < 0;
    }

    public boolean isLessThan(Money other) {
        return cents < other.cents;
    }

    public boolean isGreaterThan(Money other) {
        return cents > other.cents;
    }

    public boolean isAtLeast(Money other) {
        return cents >= other.cents;
    }

    public boolean isAtMost(Money other) {
        return cents <= other.cents;
    }

    public Money min(Money other) {
        return isAtMost(other) ? this : other;
    }

    /** The amount in euros with two decimals, as the database stores it. */
    public BigDecimal amount() {
        return BigDecimal.valueOf(cents, 2);
    }

    /** For readers: "20 000,00 €", thousands parted by a narrow no-break space, the sign by a no-break space. */
    public String french() {
        String digits = amount().abs().toPlainString();
        String euros = digits.substring(0, digits.length() - 3)
                .replaceAll("(?<=[0-9])(?=(?:[0-9]{3})+$)", String.valueOf(Spaces.NARROW_NO_BREAK));
        return (cents < 0 ? "-" : "") + euros + "," + digits.substring(digits.length() - 2) + Spaces.NO_BREAK + "€";
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /** For logs: "20000.00". */
    @Override
    public String toString() {
        return amount().toPlainString();
    }
}
