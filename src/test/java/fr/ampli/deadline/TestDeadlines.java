package fr.ampli.deadline;

import fr.ampli.TestSettings;
import java.time.Clock;

/** Deadlines with the delays of the application's own configuration, for tests without Spring. */
public final class TestDeadlines {

    private TestDeadlines() {}

    public static Deadlines with(Clock clock) {
        return with("", clock);
    }

    /** As above, with some YAML that overrides delays.yaml. */
    static Deadlines with(String overrides, Clock clock) {
        DelayProperties properties = TestSettings.bind("delays.yaml", overrides, "ampli", DelayProperties.class);
        return new Deadlines(properties.delays(), new WorkingDays(), clock);
    }
}
