package fr.ampli.referral;

/** The readiness review as it was typed: {@link Feasibility#reviewReadiness} checks it. */
public record ReadinessDraft(String ready, String gaps, String advice) {}
