package fr.ampli.deadline;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * When something is due. A deadline is a day, and runs to the last second of that day in France, where the scheme
 * lives. It is computed once and stored; nobody asks whether "today equals the day", only whether the day has passed.
 */
@Service
public class Deadlines {

    /** The zone of every legal day of the scheme. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final Map<Delay, Delay.Length> lengths;
    private final WorkingDays workingDays;
    private final Clock clock;

    @Autowired
    Deadlines(DelayProperties properties, WorkingDays workingDays, Clock clock) {
        this(properties.delays(), workingDays, clock);
    }

    /** @throws IllegalArgumentException if a delay has no length, or one below its legal minimum */
    public Deadlines(Map<Delay, Delay.Length> lengths, WorkingDays workingDays, Clock clock) {
        this.lengths = new EnumMap<>(Delay.class);
        this.lengths.putAll(lengths);
        this.workingDays = workingDays;
        this.clock = clock;
        for (Delay delay : Delay.values()) {
            Delay.Length length = this.lengths.get(delay);
            if (length == null) {
                throw new IllegalArgumentException(delay.key() + " is missing");
            }
            delay.minimum().ifPresent(minimum -> {
                if (length.unit() != minimum.unit() || length.amount() < minimum.amount()) {
                    throw new IllegalArgumentException(delay.key() + " must be at least " + minimum.amount() + " "
                            + minimum.unit() + ", not " + length.amount() + " " + length.unit());
                }
            });
        }
    }

    /** Today in France. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(ZONE));
    }

    /** The last day of a delay that starts on this day, which is not counted itself. */
    public LocalDate on(Delay delay, LocalDate start) {
        Delay.Length length = lengths.get(delay);
        return delay.isBackwards() ? before(start, length) : after(start, length);
    }

    /** So long after a day, which is not counted itself. */
    public LocalDate after(LocalDate day, Delay.Length length) {
        return length.unit() == Delay.Unit.WORKING_DAYS
                ? workingDays.after(day, length.amount())
                : plainly(day, length);
    }

    /** So long before a day, which is not counted itself. */
    public LocalDate before(LocalDate day, Delay.Length length) {
        return switch (length.unit()) {
            case WORKING_DAYS -> workingDays.before(day, length.amount());
            case CALENDAR_DAYS -> day.minusDays(length.amount());
            case MONTHS -> day.minusMonths(length.amount());
        };
    }

    /** As {@link #after}, but as if no day were a public holiday: enough to tell which of two lengths is longer. */
    static LocalDate plainly(LocalDate day, Delay.Length length) {
        return switch (length.unit()) {
            case WORKING_DAYS -> day.plusDays(length.amount() * 7L / 5);
            case CALENDAR_DAYS -> day.plusDays(length.amount());
            case MONTHS -> day.plusMonths(length.amount());
        };
    }

    /** The last second of this day in France. */
    public Instant endOf(LocalDate day) {
        return day.atTime(LAST_SECOND).atZone(ZONE).toInstant();
    }

    /** For a timer of the engine: the last second of this day in France. */
    public Date timerAt(LocalDate day) {
        return Date.from(endOf(day));
    }

    /** For a timer of the engine: the last second of the last day of a delay that starts on this day. */
    public Date timer(Delay delay, LocalDate start) {
        return timerAt(on(delay, start));
    }

    /** Whether this day is over in France: what was due on it is late. */
    public boolean isPast(LocalDate day) {
        return day.isBefore(today());
    }

    /** The length of a delay, for letters that state it. */
    public Delay.Length length(Delay delay) {
        return lengths.get(delay);
    }
}
