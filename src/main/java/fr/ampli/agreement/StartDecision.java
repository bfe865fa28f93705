package fr.ampli.agreement;

import java.time.LocalDate;
import java.util.Optional;

/** What was decided where no statement of start came: more time, or the end. */
public record StartDecision(
        Kind kind, Optional<LocalDate> moreTimeUntil, String grounds, String author, String capacity, LocalDate on) {

    /** The two ways on. */
    public enum Kind {
        MORE_TIME,
        TERMINATE
    }
}
