package fr.ampli.review;

/** The review of the four criteria as typed: {@link Reviews#review} checks it. */
public record ReviewDraft(
        CriterionDraft opportunity,
        CriterionDraft values,
        CriterionDraft model,
        String modelState,
        CriterionDraft anchoring,
        String risk,
        String riskGrounds,
        String doubleFunding,
        String doubleFundingNote,
        String aidRegime,
        Boolean noInterest) {

    /** A score and its grounds. */
    public record CriterionDraft(String score, String grounds) {}

    CriterionDraft of(Criterion criterion) {
        CriterionDraft typed = switch (criterion) {
            case OPPORTUNITY -> opportunity;
            case VALUES -> values;
            case MODEL -> model;
            case ANCHORING -> anchoring;
        };
        return typed == null ? new CriterionDraft(null, null) : typed;
    }
}
