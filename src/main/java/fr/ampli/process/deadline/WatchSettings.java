package fr.ampli.process.deadline;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.support.CronExpression;

/**
 * When the watch looks.
 *
 * @param cycle six fields, from seconds to weekdays; every hour on the hour unless configured otherwise
 */
@ConfigurationProperties("ampli.watch")
record WatchSettings(@DefaultValue("0 0 * * * ?") String cycle) {

    WatchSettings {
        if (!CronExpression.isValidExpression(cycle)) {
            throw new IllegalArgumentException(
                    "ampli.watch.cycle: write it as \"0 0 * * * ?\" (every hour), not \"" + cycle + "\"");
        }
    }

    /** Where the model of the watch finds it: a start event has no process variables yet. */
    @Configuration(proxyBeanMethods = false)
    static class Cycle {

        @Bean
        String deadlineWatchCycle(WatchSettings settings) {
            return settings.cycle();
        }
    }
}
