package fr.ampli.payment;

/** Where a recovery stands. */
public enum RecoveryState {
    PROPOSED("envisagé"),
    DECIDED("décidé, titre à émettre"),
    TITLE_ISSUED("titre émis"),
    WRITE_OFF_ASKED("admission en non-valeur demandée"),
    RECOVERED("soldé"),
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
