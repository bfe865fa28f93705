package fr.ampli.payment;

/** Where a recovery stands. */
public enum RecoveryState {
    PROPOSED("envisagé"),
    DECIDED("décidé, titre à émettre"),
    TITLE_ISSUED("titre émis"),
    RECOVERED("soldé"),
    REMITTED("remis à titre gracieux"),
    WRITTEN_OFF("admis en non-valeur"),
    DROPPED("abandonné");

    private final String label;

    RecoveryState(String label) {
        this.label = label;
    }

    /** The French words for it, in small letters. */
    public String label() {
        return label;
    }
}
