package fr.ampli.job;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The days of a start-up period on which something is asked or ends.
 *
 * @param firstWarning left out, like the others, where the period is too short for it
 * @param until last day on which the agreed job may begin
 * @param reportDue last day for the report
 */
public record StartUpCalendar(
        LocalDate from,
        LocalDate until,
        Optional<LocalDate> firstWarning,
        Optional<LocalDate> secondWarning,
        Optional<LocalDate> lastWarning,
        LocalDate reportDue,
        LocalDate reportSecondReminder,
        LocalDate reportFormalNotice) {}
