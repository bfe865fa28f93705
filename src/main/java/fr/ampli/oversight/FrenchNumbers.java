package fr.ampli.oversight;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers within French sentences. */
final class FrenchNumbers {

    private FrenchNumbers() {}

    /** "17,5 %", "90 %". */
    static String percent(BigDecimal ofAHundred) {
        return decimal(ofAHundred) + "\u00a0%";
    }

    /** "0,4", "12 000". */
    static String decimal(BigDecimal number) {
        return new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.FRANCE)).format(number);
    }

    /** "1 jour", "12 jours". */
    static String days(long days) {
        return days + "\u00a0jour" + (Math.abs(days) < 2 ? "" : "s");
    }

    /** With the apostrophe of print. */
    static String printed(String words) {
        return words.replace('\'', '’');
    }
}
