package fr.ampli.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What each clock of the scheme means: one entry per {@link Delay}, checked as a whole when the application starts, so
 * that nobody finds a gap on the day a clock runs out.
 */
@Component
public class ClockCatalogue {

    /** Distances are compared against a year without holidays; no warning is farther away than the clock is long. */
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 5);

    private final Map<Delay, ClockEntry> entries = new EnumMap<>(Delay.class);
    private final Map<String, List<Delay>> byVariable = new HashMap<>();

    /** @throws IllegalArgumentException with everything that is missing or contradicts itself, one line each */
    ClockCatalogue(ClockProperties properties, Deadlines deadlines) {
        List<String> faults = new ArrayList<>();
        for (Delay delay : Delay.values()) {
            ClockProperties.Line line = properties.clocks().get(delay);
            if (line == null) {
                faults.add(key(delay) + " is missing");
                continue;
            }
            ClockEntry entry = entry(line);
            check(delay, entry, deadlines, faults);
            entries.put(delay, entry);
            entry.variables()
                    .forEach(variable -> byVariable
                            .computeIfAbsent(variable, name -> new ArrayList<>())
                            .add(delay));
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("The catalogue of clocks: " + String.join("; ", faults));
        }
    }

    /** What the catalogue says of a clock. */
    public ClockEntry of(Delay delay) {
        return entries.get(delay);
    }

    /** The clocks whose day a process variable shows; most have one variable, and most variables one clock. */
    public List<Delay> shownIn(String variable) {
        return byVariable.getOrDefault(variable, List.of());
    }

    private static ClockEntry entry(ClockProperties.Line line) {
        return new ClockEntry(
                line.label(),
                line.starts(),
                line.nature(),
                Optional.ofNullable(line.stops()).filter(text -> !text.isBlank()),
                line.warnings() == null
                        ? List.of()
                        : line.warnings().stream()
                                .sorted(Comparator.comparing((Delay.Length each) -> Deadlines.plainly(ANY_DAY, each))
                                        .reversed())
                                .toList(),
                Boolean.TRUE.equals(line.missed()),
                line.atEnd(),
                line.variable() == null ? List.of() : List.copyOf(line.variable()),
                Optional.ofNullable(line.extension()),
                !Boolean.FALSE.equals(line.built()));
    }

    private static void check(Delay delay, ClockEntry entry, Deadlines deadlines, List<String> faults) {
        if (isBlank(entry.label())) {
            faults.add(key(delay) + ".label is missing");
        }
        if (isBlank(entry.starts())) {
            faults.add(key(delay) + ".starts is missing");
        }
        if (isBlank(entry.atEnd())) {
            faults.add(key(delay) + ".at-end is missing");
        }
        if (entry.nature() == null) {
            faults.add(key(delay) + ".nature is missing: legal, service, theirs or keeping");
        }
        if (entry.extension().isPresent() && entry.nature() != ClockEntry.Nature.SERVICE) {
            faults.add(key(delay) + ".extension: only a service clock may be extended");
        }
        LocalDate end = Deadlines.plainly(ANY_DAY, deadlines.length(delay));
        entry.warnings().stream()
                .filter(warning -> !Deadlines.plainly(ANY_DAY, warning).isBefore(end))
                .forEach(warning -> faults.add(key(delay) + ".warnings: " + warning.amount() + " " + warning.unit()
                        + " before the end lies before the start"));
        if (entry.warnings().stream().distinct().count() != entry.warnings().size()) {
            faults.add(key(delay) + ".warnings names a distance twice");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static String key(Delay delay) {
        return delay.key().replace("ampli.delays.", "ampli.clocks.");
    }
}
