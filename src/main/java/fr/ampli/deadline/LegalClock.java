package fr.ampli.deadline;

import static java.time.temporal.ChronoUnit.DAYS;

import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;

/**
 * A delay that runs against a dossier.
 *
 * @param id names this clock for ever
 * @param number the dossier
 * @param kind which delay
 * @param startedOn the day it started, not counted itself
 * @param dueOn its last day; while it stands still, the last day it would have if it resumed at once
 * @param pausedOn since when it stands still, or null
 * @param stoppedDays calendar days that it stood still before, all together
 * @param endedOn the day it no longer mattered, or null
 */
public record LegalClock(
        long id,
        DossierNumber number,
        Delay kind,
        LocalDate startedOn,
        LocalDate dueOn,
        LocalDate pausedOn,
        int stoppedDays,
        LocalDate endedOn) {

    LegalClock until(LocalDate due) {
        return new LegalClock(id, number, kind, startedOn, due, pausedOn, stoppedDays, endedOn);
    }

    LegalClock paused(LocalDate day) {
        return new LegalClock(id, number, kind, startedOn, dueOn, day, stoppedDays, null);
    }

    LegalClock resumed(int stopped) {
        return new LegalClock(id, number, kind, startedOn, dueOn.plusDays(stopped), null, stoppedDays + stopped, null);
    }

    LegalClock ended(LocalDate day) {
        return new LegalClock(id, number, kind, startedOn, dueOn, pausedOn, stoppedDays, day);
    }

    /** Calendar days that it has stood still until this day, the current stop included. */
    public int stoppedDaysOn(LocalDate day) {
        return isPaused() && day.isAfter(pausedOn)
                ? stoppedDays + Math.toIntExact(DAYS.between(pausedOn, day))
                : stoppedDays;
    }

    public boolean isPaused() {
        return pausedOn != null && endedOn == null;
    }

    public boolean isEnded() {
        return endedOn != null;
    }

    /** Whether it is over its last day without having ended; a clock that stands still is never late. */
    public boolean isLateOn(LocalDate day) {
        return !isEnded() && !isPaused() && day.isAfter(dueOn);
    }
}
