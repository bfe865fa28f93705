package fr.ampli.oversight;

import fr.ampli.oversight.Figure.Tone;
import java.math.BigDecimal;

/** What a number should be: met, missed by at most a quarter and so to be watched, or missed. */
record Target(BigDecimal limit, boolean atMost) {

    private static final BigDecimal QUARTER = new BigDecimal("0.25");

    static Target atMost(long limit) {
        return new Target(BigDecimal.valueOf(limit), true);
    }

    static Target atLeast(long limit) {
        return new Target(BigDecimal.valueOf(limit), false);
    }

    Tone tone(Number value) {
        BigDecimal found = new BigDecimal(value.toString());
        BigDecimal missedBy = atMost ? found.subtract(limit) : limit.subtract(found);
        if (missedBy.signum() <= 0) {
            return Tone.OK;
        }
        return missedBy.compareTo(limit.multiply(QUARTER)) <= 0 ? Tone.WATCH : Tone.LATE;
    }
}
