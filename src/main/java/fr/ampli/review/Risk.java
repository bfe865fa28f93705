package fr.ampli.review;

/** How risky the operation looks before it starts; the controls follow it. */
public enum Risk {
    LOW("Faible"),
    MEDIUM("Moyen"),
    HIGH("Élevé");

    private final String label;

    Risk(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
