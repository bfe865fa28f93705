package fr.ampli.oversight;

import java.time.LocalDate;

/**
 * Cases of one kind, counted while they happen.
 *
 * @param measure what is counted, in small letters and hyphens; each stands in docs/figures.md
 * @param facet what the measure is split by: a stage, a group, a clock; empty where by nothing
 * @param day the day it counts for; of {@code open-…} measures the day since or until which
 * @param value a number that cases are told apart by, days as a rule
 * @param n how many cases; negative where there are fewer
 * @param total how much of a quantity of these cases, cents or days
 */
public record Tally(String measure, String facet, LocalDate day, int value, long n, long total) {

    /** Cases of which nothing but their number matters. */
    public static Tally of(String measure, String facet, LocalDate day, long n) {
        return new Tally(measure, facet, day, 0, n, 0);
    }
}
