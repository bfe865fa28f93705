package fr.ampli.review;

/** What the review found of other money for the same job (E23). */
public enum DoubleFunding {
    NONE("Aucun autre financement du poste"),
    NATIONAL_DECLARED("Aide nationale déclarée, cumul possible"),
    EU_SAME_JOB("Même poste déjà payé par un autre fonds européen");

    private final String label;

    DoubleFunding(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
