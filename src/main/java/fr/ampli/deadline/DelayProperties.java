package fr.ampli.deadline;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The lengths under {@code ampli.delays}. */
@ConfigurationProperties("ampli")
record DelayProperties(Map<Delay, Delay.Length> delays) {

    DelayProperties {
        delays = delays == null ? Map.of() : Map.copyOf(delays);
    }
}
