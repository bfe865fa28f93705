package fr.ampli.process.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The one clock of the application: what the engine takes for now is now for the rules too. */
final class EngineClock extends Clock {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final ZoneId zone;

    EngineClock() {
        this(PARIS);
    }

    private EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }
}
