package fr.ampli.job;

import java.math.BigDecimal;

/** Hours and shares as French readers write them. */
public final class Hours {

    private Hours() {}

    /** "17,5" for 17.50: every digit that was declared, no zero that was not. */
    public static String french(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
