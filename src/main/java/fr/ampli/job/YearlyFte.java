package fr.ampli.job;

import fr.ampli.shared.Fte;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Full-time equivalents worked over a year: a half-time post of three months out of twelve is 0.125. Another measure
 * than the share of the post, which alone decides the result (R38); the two are never added or compared.
 */
final class YearlyFte {

    private static final int MONTHS = 12;

    private YearlyFte() {}

    /** Over the twelve months from that day on; each month weighs the same, a part of it by its days. */
    static Fraction over(List<JobLink> links, LocalDate from) {
        Fraction sum = Fraction.ZERO;
        for (int month = 0; month < MONTHS; month++) {
            LocalDate first = from.plusMonths(month);
            LocalDate next = from.plusMonths(month + 1L);
            long length = ChronoUnit.DAYS.between(first, next);
            for (JobLink link : links) {
                LocalDate day = later(first, link.hire().startsOn());
                LocalDate stop = link.end()
                        .map(end -> earlier(next, end.endedOn().plusDays(1)))
                        .orElse(next);
                while (day.isBefore(stop)) {
                    LocalDate until = changeAfter(link, day, stop);
                    Fte fte = link.fteOn(day);
                    sum = sum.plus(Fraction.of(fte.weeklyHours(), fte.fullTimeHours())
                            .times(Fraction.of(ChronoUnit.DAYS.between(day, until), length * MONTHS)));
                    day = until;
                }
            }
        }
        return sum;
    }

    /** The next day on which other hours count, or the stop. */
    private static LocalDate changeAfter(JobLink link, LocalDate day, LocalDate stop) {
        return link.changes().stream()
                .map(HoursChange::effectiveOn)
                .filter(change -> change.isAfter(day) && change.isBefore(stop))
                .findFirst()
                .orElse(stop);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
