package fr.ampli.referral;

/** The findings of a feasibility study as they were typed: {@link Feasibility#recordFindings} checks them. */
public record FindingsDraft(
        String result,
        String opportunity,
        String socialValues,
        String businessModel,
        String anchoring,
        String jobPlan,
        String lowestCash,
        String lowestCashOn,
        String otherScheme,
        String grounds) {}
