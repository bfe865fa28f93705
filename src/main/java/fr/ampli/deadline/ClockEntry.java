package fr.ampli.deadline;

import java.util.List;
import java.util.Optional;

/**
 * What the catalogue says of a clock.
 *
 * @param label what people read
 * @param starts the event from which it counts, in one phrase
 * @param stops while what it stands still, if it ever does
 * @param warnings distances before its last day at which heads of service hear of it, the farthest first
 * @param missed whether they hear too when its last day is over
 * @param atEnd what happens then, in one phrase
 * @param variables the process variables in which the day is shown
 * @param extension how far beyond its last day a head of service may move the task that hangs on it
 * @param built whether anything starts it
 */
public record ClockEntry(
        String label,
        String starts,
        Nature nature,
        Optional<String> stops,
        List<Delay.Length> warnings,
        boolean missed,
        String atEnd,
        List<String> variables,
        Optional<Delay.Length> extension,
        boolean built) {

    /** Whose clock it is. */
    public enum Nature {
        /** Set by law or regulation; nobody moves it. */
        LEGAL,
        /** The Region's own promise. */
        SERVICE,
        /** Given to the holder or a partner; the pathway itself does what follows. */
        THEIRS,
        /** What happens long after. */
        KEEPING
    }

    /** Whether it may stand still. */
    public boolean mayStop() {
        return stops.isPresent();
    }
}
