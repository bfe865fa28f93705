package fr.ampli.review;

/** The four criteria of the scheme (R09). */
public enum Criterion {
    OPPORTUNITY("Opportunité de l'activité et environnement socio-économique du territoire"),
    VALUES("Adéquation aux valeurs de l'économie sociale et solidaire"),
    MODEL("Modèle économique, défini ou en cours de définition"),
    ANCHORING("Qualité de l'ancrage territorial");

    private final String label;

    Criterion(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
