package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sums that are kept while the acts happen, in their transaction: most by triggers on the record, some by whoever sees
 * what the record does not hold. Adding never waits for anybody. What each measure counts stands in docs/figures.md.
 */
@Service
@Transactional
public class Tallies {

    /**
     * How old a day of an {@code open-…} measure must be to be kept by its month only. No figure asks for a day farther
     * back: the oldest age that is told apart ends at 90 days.
     */
    private static final int EXACT_DAYS = 120;

    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final TallyStore store;
    private final Deadlines deadlines;

    Tallies(TallyStore store, Deadlines deadlines) {
        this.store = store;
        this.deadlines = deadlines;
    }

    /** Adds to a sum, in the transaction of the act. */
    public void add(Tally tally) {
        store.add(tally);
    }

    /** The same for several at once, in one statement. */
    public void addAll(List<Tally> tallies) {
        store.addAll(tallies);
    }

    /** All there is of a measure, one line per facet, day and value. */
    @Transactional(readOnly = true)
    public List<Tally> of(String measure) {
        return since(measure, EVER);
    }

    /** The same from a day on. */
    @Transactional(readOnly = true)
    public List<Tally> since(String measure, LocalDate from) {
        return store.read(measure, from);
    }

    /** How many cases count for days before one day, and how many for that day or later. */
    public record Split(long earlier, long later) {}

    /**
     * Cases of these facets together, told apart by a day.
     *
     * @param before the first day that does not count any more
     */
    @Transactional(readOnly = true)
    public Split split(String measure, Collection<String> facets, LocalDate at, LocalDate before) {
        return store.split(measure, facets, at, before);
    }

    /**
     * Folds lines of one kind into one; no sum changes. May be asked for at any time, by several at once, while others
     * add: one of them folds what it sees, and what it does not see yet waits for the next time.
     *
     * @return how many lines are gone
     */
    public int compact() {
        return store.takeTurn() ? store.fold(deadlines.today().minusDays(EXACT_DAYS)) : 0;
    }
}
