package fr.ampli.job;

import java.time.LocalDate;

/** What was decided after a hearing, by whom and why. */
public record Conclusion(
        boolean met, String grounds, String authorName, String authorCapacity, LocalDate concludedOn) {}
