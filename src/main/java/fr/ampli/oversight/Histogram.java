package fr.ampli.oversight;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cases by whole days, exact: no case is grouped with others of another length. */
final class Histogram {

    private final TreeMap<Integer, Long> casesByDays = new TreeMap<>();
    private final long cases;
    private final long total;

    /** @param tallies days as their value; the total of them is kept beside */
    Histogram(Collection<Tally> tallies) {
        tallies.forEach(tally -> casesByDays.merge(tally.value(), tally.n(), Long::sum));
        casesByDays.values().removeIf(n -> n == 0);
        cases = casesByDays.values().stream().mapToLong(Long::longValue).sum();
        total = tallies.stream().mapToLong(Tally::total).sum();
    }

    long cases() {
        return cases;
    }

    /** The days within which so many of a hundred cases were done, by nearest rank; empty without cases. */
    Optional<Integer> percentile(int percent) {
        long rank = Math.max(1, (cases * percent + 99) / 100);
        long seen = 0;
        for (Map.Entry<Integer, Long> each : casesByDays.entrySet()) {
            seen += each.getValue();
            if (seen >= rank) {
                return Optional.of(each.getKey());
            }
        }
        return Optional.empty();
    }

    Optional<Integer> median() {
        return percentile(50);
    }

    /** The share of cases that took more days than these. */
    Share above(int days) {
        return new Share(
                casesByDays.tailMap(days, false).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                cases);
    }

    /** The total by case, rounded to whole days; empty without cases. */
    Optional<Integer> totalByCase() {
        return cases == 0 ? Optional.empty() : Optional.of((int) ((2 * total + cases) / (2 * cases)));
    }
}
