package fr.ampli.payment;

/** What is agreed at the end of AMPLI, as it was typed. */
public record HandOverAnswer(
        String nextSupport,
        Boolean consent,
        String smeSupported,
        String activityRuns,
        String jobsFullTime,
        String comment) {}
