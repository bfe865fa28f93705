package fr.ampli.access;

/** What a declaration of interests is asked before (R56). Each stage asks anew. */
public enum InterestStage {
    REVIEW("l'instruction"),
    CONTROL("le contrôle de service fait");

    private final String label;

    InterestStage(String label) {
        this.label = label;
    }

    /** What people call it, in French, with its article. */
    public String label() {
        return label;
    }
}
