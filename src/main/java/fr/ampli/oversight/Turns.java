package fr.ampli.oversight;

import fr.ampli.access.Awaited;
import fr.ampli.access.AwaitedTasks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whose turn it was while tasks waited, by the days they waited. */
@Component
class Turns {

    private final TwoYears years;
    private final AwaitedTasks awaited;

    Turns(TwoYears years, AwaitedTasks awaited) {
        this.years = years;
        this.awaited = awaited;
    }

    record Part(String label, Share share) {}

    /** The Region first. */
    List<Part> parts() {
        List<Tally> done = years.of("left-task");
        long all = days(done);
        return Stream.concat(
                        Stream.of(Optional.<Awaited>empty()),
                        Stream.of(Awaited.values()).map(Optional::of))
                .map(whom -> new Part(
                        label(whom),
                        new Share(
                                days(done.stream()
                                        .filter(task -> awaited.in(task.facet()).equals(whom))
                                        .toList()),
                                all)))
                .toList();
    }

    /** Who is to act. @param whom empty for the service itself */
    static String label(Optional<Awaited> whom) {
        if (whom.isEmpty()) {
            return "Région";
        }
        return switch (whom.get()) {
            case HOLDER -> "Porteur";
            case PARTNER -> "Partenaire";
            case OTHER_SERVICE -> "Autre service";
        };
    }

    private static long days(List<Tally> tasks) {
        return tasks.stream().mapToLong(Tally::total).sum();
    }
}
