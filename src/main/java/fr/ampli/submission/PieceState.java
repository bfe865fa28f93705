package fr.ampli.submission;

/** What an agent finds of an expected piece. */
public enum PieceState {
    ACCEPTED("acceptée"),
    MISSING("manquante"),
    REFUSED("à corriger");

    private final String label;

    PieceState(String label) {
        this.label = label;
    }

    /** The French word for it. */
    public String label() {
        return label;
    }
}
