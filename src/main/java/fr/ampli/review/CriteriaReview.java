package fr.ampli.review;

import fr.ampli.shared.Person;
import java.util.Map;
import java.util.Optional;

/**
 * The review of the four criteria in one round.
 *
 * @param round 1 for the first; a return or an adjournment begins another
 */
public record CriteriaReview(
        int round,
        Map<Criterion, Score> scores,
        ModelState modelState,
        Risk risk,
        Optional<String> riskGrounds,
        DoubleFunding doubleFunding,
        Optional<String> doubleFundingNote,
        AidRegime aidRegime,
        Person reviewedBy) {

    /** A score with its written grounds. */
    public record Score(int points, String grounds) {}

    public int points(Criterion criterion) {
        return scores.get(criterion).points();
    }

    public int total() {
        return scores.values().stream().mapToInt(Score::points).sum();
    }
}
