package fr.ampli.dossier;

/** Where a dossier stands on the pathway; one stage per phase, in order. */
public enum Stage {
    FIRST_CONTACT("Premier contact"),
    FEASIBILITY("Étude de faisabilité et orientation"),
    SUBMISSION("Dépôt et recevabilité"),
    REVIEW("Instruction et décision"),
    AGREEMENT("Convention"),
    ADVANCE("Démarrage et avance"),
    START_UP("Période d'amorçage"),
    BALANCE("Solde"),
    RECOVERY("Reversement"),
    CLOSED("Dossier clos");

    private final String label;

    Stage(String label) {
        this.label = label;
    }

    /** The French words for it, the only thing of a dossier that a partner is told. */
    public String label() {
        return label;
    }
}
