package fr.ampli.job;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A number without an end behind the comma, exact.
 *
 * @param top above the line
 * @param bottom below it, above 0; the two have no common divisor
 */
record Fraction(BigInteger top, BigInteger bottom) {

    static final Fraction ZERO = of(0, 1);

    Fraction {
        BigInteger common = top.gcd(bottom);
        top = top.divide(common);
        bottom = bottom.divide(common);
    }

    static Fraction of(long top, long bottom) {
        return new Fraction(BigInteger.valueOf(top), BigInteger.valueOf(bottom));
    }

    /** One decimal number over another. */
    static Fraction of(BigDecimal top, BigDecimal bottom) {
        int scale = Math.max(0, Math.max(top.scale(), bottom.scale()));
        return new Fraction(
                top.movePointRight(scale).toBigIntegerExact(),
                bottom.movePointRight(scale).toBigIntegerExact());
    }

    Fraction plus(Fraction other) {
        return new Fraction(top.multiply(other.bottom).add(other.top.multiply(bottom)), bottom.multiply(other.bottom));
    }

    Fraction times(Fraction other) {
        return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
    }

    boolean isAtLeast(BigDecimal minimum) {
        return new BigDecimal(top).compareTo(minimum.multiply(new BigDecimal(bottom))) >= 0;
    }

    /** Cut after so many digits, never rounded up. */
    BigDecimal cut(int digits) {
        return new BigDecimal(top).divide(new BigDecimal(bottom), digits, RoundingMode.DOWN);
    }
}
