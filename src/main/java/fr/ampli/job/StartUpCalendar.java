package fr.ampli.job;

import java.time.LocalDate;

/**
 * The days of a start-up period on which something is asked or ends.
 *
 * @param until last day on which the agreed job may begin
 * @param reportDue last day for the report
 */
public record StartUpCalendar(
        LocalDate from,
        LocalDate until,
        LocalDate firstWarning,
        LocalDate secondWarning,
        LocalDate lastWarning,
        LocalDate reportDue,
        LocalDate reportSecondReminder,
        LocalDate reportFormalNotice) {}
