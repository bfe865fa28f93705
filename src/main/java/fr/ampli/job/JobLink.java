package fr.ampli.job;

import fr.ampli.shared.Fte;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One contract of the register, with what became of it.
 *
 * @param changes of its hours, in the order in which they take effect
 */
public record JobLink(Hire hire, Optional<JobEnd> end, List<HoursChange> changes) {

    public JobLink {
        // Of two on one day the one entered last stands: the sort is stable
        changes = changes.stream()
                .sorted(Comparator.comparing(HoursChange::effectiveOn))
                .toList();
    }

    /** Whether its last day has come; the last day itself counts as ended, because nothing of it is left. */
    public boolean isEndedBy(LocalDate day) {
        return end.filter(last -> !last.endedOn().isAfter(day)).isPresent();
    }

    /** The contract as it stands on a day, and after its end as it stood on its last. */
    public Hire on(LocalDate day) {
        LocalDate looked = isEndedBy(day) ? end.orElseThrow().endedOn() : day;
        return changes.stream()
                .filter(change -> !change.effectiveOn().isAfter(looked))
                .reduce((earlier, later) -> later)
                .map(hire::with)
                .orElse(hire);
    }

    /** Hours and full time on a day. */
    public Fte fteOn(LocalDate day) {
        return on(day).fte();
    }

    /** The first day on which the share is enough; empty if it never was by that day. */
    Optional<LocalDate> enoughSince(BigDecimal minimum, LocalDate day) {
        if (hire.fte().isAtLeast(minimum)) {
            return Optional.of(hire.startsOn());
        }
        LocalDate looked = isEndedBy(day) ? end.orElseThrow().endedOn() : day;
        return changes.stream()
                .filter(change -> !change.effectiveOn().isAfter(looked))
                .filter(change -> change.fte().isAtLeast(minimum))
                .map(HoursChange::effectiveOn)
                .findFirst();
    }
}
