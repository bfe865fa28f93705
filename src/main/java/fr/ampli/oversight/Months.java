package fr.ampli.oversight;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Months along an axis. */
final class Months {

    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.FRENCH);

    private Months() {}

    static List<YearMonth> from(LocalDate day, int count) {
        return IntStream.range(0, count)
                .mapToObj(YearMonth.from(day)::plusMonths)
                .toList();
    }

    /** "mars 2026". */
    static String label(YearMonth month) {
        return LABEL.format(month);
    }
}
