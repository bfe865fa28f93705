package fr.ampli.deadline;

import static java.time.temporal.ChronoUnit.DAYS;

import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The clocks that run against a dossier, on record so that each can be shown to have been kept. One clock of a kind
 * runs at a time. Some stand still while the other side owes something (R18, R31) and then run longer by the days
 * they stood still.
 */
@Service
@Transactional
public class LegalClocks {

    private final LegalClockStore store;
    private final Deadlines deadlines;

    public LegalClocks(JdbcClient jdbc, Deadlines deadlines) {
        this.store = new LegalClockStore(jdbc);
        this.deadlines = deadlines;
    }

    /**
     * Starts a clock; starting the same one twice on the same day changes nothing.
     *
     * @throws IllegalStateException if a clock of this kind that started on another day still runs, or if one that
     *     started on this day has ended
     */
    public LegalClock start(DossierNumber number, Delay kind, LocalDate day) {
        Optional<LegalClock> open = store.lockOpen(number, kind);
        if (open.isPresent() && open.get().startedOn().equals(day)) {
            return open.get();
        }
        boolean taken = store.of(number).stream()
                .anyMatch(c -> c.kind() == kind && c.startedOn().equals(day));
        if (open.isPresent() || taken) {
            throw new IllegalStateException("A clock " + kind + " of " + number + " is there already");
        }
        LegalClock clock = new LegalClock(number, kind, day, deadlines.on(kind, day), null, 0, null);
        store.add(clock);
        return clock;
    }

    /**
     * Stops a clock from this day on. One that stands still keeps its first day; one that has run out is left as it
     * is, because what its end meant has happened: look at {@link LegalClock#isPaused()}.
     *
     * @throws IllegalStateException if no such clock runs
     * @throws IllegalArgumentException if the day lies before the start of the clock
     */
    public LegalClock pause(DossierNumber number, Delay kind, LocalDate day) {
        LegalClock clock = open(number, kind);
        if (day.isBefore(clock.startedOn())) {
            throw new IllegalArgumentException(
                    "A clock that starts on " + clock.startedOn() + " cannot stop on " + day);
        }
        if (clock.isPaused() || clock.isLateOn(day)) {
            return clock;
        }
        LegalClock paused =
                new LegalClock(number, kind, clock.startedOn(), clock.dueOn(), day, clock.stoppedDays(), null);
        store.change(paused);
        return paused;
    }

    /**
     * Lets a clock run on from this day.
     *
     * @return its last day, later by the calendar days it stood still; unchanged if it did not stand still
     * @throws IllegalStateException if no such clock runs
     * @throws IllegalArgumentException if the day lies before the day it stopped
     */
    public LocalDate resume(DossierNumber number, Delay kind, LocalDate day) {
        LegalClock clock = open(number, kind);
        if (!clock.isPaused()) {
            return clock.dueOn();
        }
        int stopped = daysStopped(clock, day);
        LocalDate due = clock.dueOn().plusDays(stopped);
        store.change(new LegalClock(number, kind, clock.startedOn(), due, null, clock.stoppedDays() + stopped, null));
        return due;
    }

    /** Ends a clock because what it was for is done; false if none was running. */
    public boolean end(DossierNumber number, Delay kind, LocalDate day) {
        Optional<LegalClock> open = store.lockOpen(number, kind);
        open.ifPresent(clock -> store.change(new LegalClock(
                number, kind, clock.startedOn(), clock.dueOn(), clock.pausedOn(), clock.stoppedDays(), day)));
        return open.isPresent();
    }

    /** The clock of this kind that runs or stands still; else the one that started last. */
    @Transactional(readOnly = true)
    public Optional<LegalClock> find(DossierNumber number, Delay kind) {
        return store.latest(number, kind);
    }

    /** All clocks of a dossier, in the order in which they started. */
    @Transactional(readOnly = true)
    public List<LegalClock> of(DossierNumber number) {
        return store.of(number);
    }

    /** The clocks of all dossiers that run and whose last day is this day or lies before it, the oldest first. */
    @Transactional(readOnly = true)
    public List<LegalClock> dueBy(LocalDate day) {
        return store.runningDueBy(day);
    }

    private LegalClock open(DossierNumber number, Delay kind) {
        return store.lockOpen(number, kind)
                .orElseThrow(() -> new IllegalStateException("No clock " + kind + " runs for " + number));
    }

    private static int daysStopped(LegalClock clock, LocalDate day) {
        long days = DAYS.between(clock.pausedOn(), day);
        if (days < 0) {
            throw new IllegalArgumentException(
                    "A clock that stopped on " + clock.pausedOn() + " cannot resume on " + day);
        }
        return Math.toIntExact(days);
    }
}
