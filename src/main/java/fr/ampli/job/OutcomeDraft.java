package fr.ampli.job;

/**
 * What the table {@code job-outcome} answered, in its own words.
 *
 * @param reasonCode which row decided
 */
public record OutcomeDraft(String outcome, boolean balanceDue, String advanceFate, String reasonCode) {}
