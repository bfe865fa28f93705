package fr.ampli.dossier;

/** The legal forms of the social economy (law 2014-856, article 1), and the two cases beside them. */
public enum LegalForm {
    ASSOCIATION("Association", true),
    COOPERATIVE("Coopérative (SCOP, SCIC, CAE…)", true),
    MUTUAL("Mutuelle", true),
    FOUNDATION("Fondation", true),
    SOCIAL_ENTERPRISE("Société commerciale de l'ESS (ESUS…)", true),
    NOT_YET_CREATED("Structure en cours de création", true),
    OTHER("Autre forme, hors ESS", false);

    private final String label;
    private final boolean socialEconomy;

    LegalForm(String label, boolean socialEconomy) {
        this.label = label;
        this.socialEconomy = socialEconomy;
    }

    public String label() {
        return label;
    }

    /** Whether the form belongs to the social economy (R11). */
    public boolean isSocialEconomy() {
        return socialEconomy;
    }

    /** Associations and foundations sign the contrat d'engagement républicain (R53). */
    public boolean signsRepublicanCommitment() {
        return this == ASSOCIATION || this == FOUNDATION;
    }
}
