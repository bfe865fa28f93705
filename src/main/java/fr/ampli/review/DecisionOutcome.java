package fr.ampli.review;

/** What is signed. */
public enum DecisionOutcome {
    AWARD("Attribution"),
    REFUSAL("Rejet");

    private final String label;

    DecisionOutcome(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
