package fr.ampli.deadline;

import java.util.Locale;
import java.util.Optional;

/**
 * A moment in the life of a clock at which somebody is told: so long before its last day, or when that day is over.
 *
 * @param before the distance; empty for the end
 */
public record ClockPoint(Optional<Delay.Length> before) {

    /** When the last day is over. */
    public static final ClockPoint END = new ClockPoint(Optional.empty());

    static ClockPoint before(Delay.Length distance) {
        return new ClockPoint(Optional.of(distance));
    }

    public boolean isEnd() {
        return before.isEmpty();
    }

    /** Its name on record: {@code END}, {@code BEFORE_15_CALENDAR_DAYS}. */
    public String name() {
        return before.map(distance -> "BEFORE_" + distance.amount() + "_" + distance.unit())
                .orElse("END");
    }

    /** For file names and letters' keys: {@code end}, {@code before-15-calendar-days}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
