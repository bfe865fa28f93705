package fr.ampli.review;

/** What the table of criteria is asked: the scores of the last review and the thresholds of the scheme (R10). */
public record CriteriaScores(
        boolean eligible,
        int opportunity,
        int values,
        int model,
        int anchoring,
        int total,
        int minimumScore,
        int minimumTotal) {}
