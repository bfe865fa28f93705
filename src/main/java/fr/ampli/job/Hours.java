package fr.ampli.job;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Hours and shares as French readers write them. */
public final class Hours {

    private static final BigDecimal WEEKS = BigDecimal.valueOf(52);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private Hours() {}

    /** "17,5" for 17.50: every digit that was declared, no zero that was not. */
    public static String french(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }

    /**
     * "75,83" for 17.5 hours a week: the monthly hours that a payslip shows, fifty-two weeks over twelve months, rounded.
     * For readers only; what decides is the weekly number.
     */
    public static String monthly(BigDecimal weekly) {
        return french(weekly.multiply(WEEKS).divide(MONTHS, 2, RoundingMode.HALF_UP));
    }
}
