package fr.ampli.shared;

/** Kinds of employment contract, as far as the scheme tells them apart (R42). */
public enum ContractType {
    PERMANENT("CDI"),
    FIXED_TERM("CDD"),
    SUBSIDISED("Contrat aidé, d'insertion ou d'apprentissage"),
    NOT_EMPLOYMENT("Autre (bénévolat, service civique, stage, intérim, mise à disposition, indépendant)");

    private final String label;

    ContractType(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
