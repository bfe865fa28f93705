package fr.ampli.oversight;

import fr.ampli.deadline.Deadlines;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is told of what has happened: this year and the one before, so that January does not begin from nothing. */
@Component
class TwoYears {

    private final Tallies tallies;
    private final Deadlines deadlines;

    TwoYears(Tallies tallies, Deadlines deadlines) {
        this.tallies = tallies;
        this.deadlines = deadlines;
    }

    int current() {
        return deadlines.today().getYear();
    }

    /** "2025 et 2026". */
    String label() {
        return current() - 1 + " et " + current();
    }

    List<Tally> of(String measure) {
        return tallies.since(measure, LocalDate.of(current() - 1, 1, 1)).stream()
                .filter(tally -> tally.day().getYear() <= current())
                .toList();
    }

    List<Tally> of(String measure, String facet) {
        return of(measure).stream().filter(tally -> tally.facet().equals(facet)).toList();
    }

    static long cases(List<Tally> tallies) {
        return tallies.stream().mapToLong(Tally::n).sum();
    }
}
