package fr.ampli.review;

/** The advice of the territory (criteria 1 and 4). */
public enum TerritorialAdvice {
    FAVOURABLE("Favorable"),
    RESERVED("Réservé"),
    UNFAVOURABLE("Défavorable");

    private final String label;

    TerritorialAdvice(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
