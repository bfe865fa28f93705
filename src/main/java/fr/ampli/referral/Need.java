package fr.ampli.referral;

/** What a project may need of a partner, and what a partner says it helps with. */
public enum Need {
    ORIENTATION("accueil et orientation"),
    STUDY("étude de faisabilité"),
    CREATION("création juridique ou coopérative"),
    FINANCING("financement et trésorerie"),
    EMPLOYMENT("emploi et consolidation"),
    ANCHORING("ancrage territorial");

    private final String label;

    Need(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
