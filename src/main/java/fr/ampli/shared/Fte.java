package fr.ampli.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A post as a share of full time, kept as the two numbers it is made of: nothing is rounded up into a pass (R38).
 *
 * @param weeklyHours hours a week by contract, 0 or more
 * @param fullTimeHours hours a week of a full-time post in the establishment (35 unless an agreement says otherwise)
 */
public record Fte(BigDecimal weeklyHours, BigDecimal fullTimeHours) {

    /** @throws IllegalArgumentException if hours are negative or full time is not above 0 */
    public Fte {
        if (weeklyHours.signum() < 0 || fullTimeHours.signum() <= 0) {
            throw new IllegalArgumentException("No post has " + weeklyHours + " hours of " + fullTimeHours);
        }
    }

    /** @throws IllegalArgumentException if hours are negative or full time is not above 0 */
    public static Fte of(BigDecimal weeklyHours, BigDecimal fullTimeHours) {
        return new Fte(weeklyHours, fullTimeHours);
    }

    /** Whether the post reaches this share of full time, compared exactly and without division. */
    public boolean isAtLeast(BigDecimal minimum) {
        return weeklyHours.compareTo(minimum.multiply(fullTimeHours)) >= 0;
    }

    /** For readers: "0,49" for 17.49 hours of 35. Cut, never rounded up: what fails must not look like a pass. */
    public String display() {
        return weeklyHours
                .divide(fullTimeHours, 2, RoundingMode.DOWN)
                .toPlainString()
                .replace('.', ',');
    }

    @Override
    public String toString() {
        return weeklyHours.toPlainString() + "/" + fullTimeHours.toPlainString();
    }
}
