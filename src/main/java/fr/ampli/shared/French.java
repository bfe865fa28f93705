package fr.ampli.shared;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days as French readers write them. */
public final class French {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter FIRST = DateTimeFormatter.ofPattern("d'er' MMMM uuuu", Locale.FRENCH);

    private French() {}

    /** "12 mars 2026", "1er avril 2026". */
    public static String date(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? FIRST : DAY).format(day);
    }
}
