package fr.ampli.agreement;

import java.time.LocalDate;

/**
 * The start-up period as it runs: from the stated start of the activity, for the agreed length.
 *
 * @param from day of the statement of start
 * @param until last day on which the agreed job may begin (R06, R41)
 */
public record StartUpPeriod(LocalDate from, LocalDate until) {

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
