package fr.ampli.process.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** Moves the engine's clock, and with it the application's: for the demonstration and for tests only. */
public final class EngineTime {

    private EngineTime() {}

    /** From now on it is that moment, until the clock is moved or let go. */
    public static void standStillAt(Instant moment) {
        ClockUtil.setCurrentTime(Date.from(moment));
    }

    /** Time is real again. */
    public static void letGo() {
        ClockUtil.reset();
    }
}
