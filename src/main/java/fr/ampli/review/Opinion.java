package fr.ampli.review;

/** What the criteria say (R10). */
public enum Opinion {
    FAVOURABLE("Favorable"),
    UNFAVOURABLE("Défavorable");

    private final String label;

    Opinion(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
