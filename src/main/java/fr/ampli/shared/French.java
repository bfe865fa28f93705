package fr.ampli.shared;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Days as French readers write them. */
public final class French {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter FIRST = DateTimeFormatter.ofPattern("d'er' MMMM uuuu", Locale.FRENCH);

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private French() {}

    /** "12 mars 2026", "1er avril 2026". */
    public static String date(LocalDate day) {
        return (day.getDayOfMonth() == 1 ? FIRST : DAY).format(day);
    }

    /** "12/03/2026". */
    public static String shortDate(LocalDate day) {
        return SHORT.format(day);
    }

    /** How far a last day lies from today: "aujourd’hui", "demain", "dans 3 jours", "dépassée de 2 jours". */
    public static String untilLastDay(LocalDate lastDay, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, lastDay);
        if (days == 0) {
            return "aujourd’hui";
        }
        if (days == 1) {
            return "demain";
        }
        return days > 0 ? "dans " + days + " jours" : "dépassée de " + -days + (days == -1 ? " jour" : " jours");
    }
}
