package fr.ampli.job;

import fr.ampli.shared.Fte;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One line of the register, for readers.
 *
 * @param fte hours and full time as they stand today, or stood on the last day
 * @param vacant days on which nobody held the job before this contract; empty where it replaces none
 * @param inTime whether that replacement came within the time allowed
 * @param replaceBy last day for a replacement of this contract; empty while it runs
 * @param reserves open and cured
 * @param checks looks at whether the job is held, the oldest first
 */
public record RegisteredJob(
        JobLink link,
        Fte fte,
        Optional<Long> vacant,
        boolean inTime,
        Optional<LocalDate> replaceBy,
        List<Reserve> reserves,
        List<JobCheck> checks) {

    public Hire hire() {
        return link.hire();
    }

    /** Whether the contract has ended. */
    public boolean ended() {
        return link.end().isPresent();
    }

    public Optional<JobCheck> lastCheck() {
        return checks.isEmpty() ? Optional.empty() : Optional.of(checks.get(checks.size() - 1));
    }
}
