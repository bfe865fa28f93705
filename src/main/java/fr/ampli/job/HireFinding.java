package fr.ampli.job;

import fr.ampli.shared.Reason;
import java.util.List;

/**
 * What a declared hire is worth for the result.
 *
 * @param gaps why it is not the agreed job; curable while the period is open
 * @param reserves what must still be put in order, without harm to the result
 */
public record HireFinding(List<Reason> gaps, List<Reason> reserves) {

    public boolean conforms() {
        return gaps.isEmpty();
    }
}
