package fr.ampli.review;

/** The three things a committee can say (R57). */
public enum CommitteeOutcome {
    FAVOURABLE("Favorable"),
    UNFAVOURABLE("Défavorable"),
    ADJOURNED("Ajourné");

    private final String label;

    CommitteeOutcome(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
