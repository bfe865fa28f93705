package fr.ampli.deadline;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The catalogue under {@code ampli.clocks}, as it is written. */
@ConfigurationProperties("ampli")
record ClockProperties(Map<Delay, Line> clocks) {

    ClockProperties {
        clocks = clocks == null ? Map.of() : Map.copyOf(clocks);
    }

    /** One clock; what is left out is null. */
    record Line(
            String label,
            String starts,
            ClockEntry.Nature nature,
            String stops,
            List<Delay.Length> warnings,
            Boolean missed,
            String atEnd,
            List<String> variable,
            Delay.Length extension,
            Boolean built) {}
}
