package fr.ampli.deadline;

import static java.time.temporal.ChronoUnit.DAYS;

import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.Collection;
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
     * @throws IllegalStateException if a clock of this kind that started on another day still runs
     */
    public LegalClock start(DossierNumber number, Delay kind, LocalDate day) {
        return start(number, kind, day, deadlines.on(kind, day));
    }

    /**
     * The same with a last day that is known already, because an act has set it.
     *
     * @throws IllegalStateException if a clock of this kind still runs that started or ends on another day
     */
    public LegalClock start(DossierNumber number, Delay kind, LocalDate day, LocalDate dueOn) {
        Optional<LegalClock> open = store.lockOpen(number, kind);
        if (open.isPresent()
                && open.get().startedOn().equals(day)
                && (open.get().dueOn().equals(dueOn) || open.get().stoppedDays() > 0)) {
            return open.get();
        }
        if (open.isPresent()) {
            throw new IllegalStateException("A clock " + kind + " of " + number + " is there already");
        }
        return new LegalClock(store.add(number, kind, day, dueOn), number, kind, day, dueOn, null, 0, null);
    }

    /**
     * For work that passes through several hands with one last day: goes on with a clock of this kind and that last day
     * which runs, or which ended this very day, else starts one. One with another last day ends.
     */
    public LegalClock carryOn(DossierNumber number, Delay kind, LocalDate day, LocalDate dueOn) {
        Optional<LegalClock> latest = store.latest(number, kind);
        Optional<LegalClock> last = latest.filter(each -> each.dueOn().equals(dueOn));
        if (last.isPresent() && !last.get().isEnded()) {
            return last.get();
        }
        // One that is open is always the latest
        if (latest.filter(each -> !each.isEnded()).isPresent()) {
            end(number, kind, day);
        }
        if (last.isPresent() && day.equals(last.get().endedOn())) {
            LegalClock again = last.get().ended(null);
            store.change(again);
            return again;
        }
        // What is taken up after its last day was late from the start
        LocalDate start = dueOn.isBefore(day) ? dueOn : day;
        return new LegalClock(store.add(number, kind, start, dueOn), number, kind, start, dueOn, null, 0, null);
    }

    /** Moves the last day of a running clock that is the Region's own; false if none was running. */
    public boolean extend(DossierNumber number, Delay kind, LocalDate dueOn) {
        Optional<LegalClock> open = store.lockOpen(number, kind);
        open.ifPresent(clock -> store.change(clock.until(dueOn)));
        return open.isPresent();
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
        LegalClock paused = clock.paused(day);
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
        LegalClock resumed = clock.resumed(stopped);
        store.change(resumed);
        return resumed.dueOn();
    }

    /** Ends a clock because what it was for is done; false if none was running. */
    public boolean end(DossierNumber number, Delay kind, LocalDate day) {
        return store.end(number, kind, day);
    }

    /** Ends all clocks of a dossier: the holder gives up, or the dossier closes. */
    public void endAll(DossierNumber number, LocalDate day) {
        store.endAll(number, day);
    }

    /** One clock, whatever became of it. */
    @Transactional(readOnly = true)
    public Optional<LegalClock> byId(long id) {
        return store.byId(id);
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

    /** The clocks of these dossiers that run or stand still, the nearest last day first, in one question. */
    @Transactional(readOnly = true)
    public List<LegalClock> openOf(Collection<DossierNumber> numbers) {
        return store.openOf(numbers);
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
