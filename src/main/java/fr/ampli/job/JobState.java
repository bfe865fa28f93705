package fr.ampli.job;

import fr.ampli.shared.Reason;
import java.util.List;

/**
 * How the agreed job stands today, as far as the register knows.
 *
 * @param hired whether anybody was ever hired
 * @param missing what keeps it from being the agreed job; empty where nothing does, or where nobody was hired
 */
public record JobState(boolean hired, List<Reason> missing) {

    /** Whether the agreed job is filled by a contract that fits. */
    public boolean conforms() {
        return hired && missing.isEmpty();
    }
}
