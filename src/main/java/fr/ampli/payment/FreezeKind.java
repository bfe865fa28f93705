package fr.ampli.payment;

/** Why the payments of a dossier stop. */
public enum FreezeKind {
    /** Something may be false (E25): nobody outside hears of it. */
    SUSPICION("suspicion"),
    /** The holder is under a collective procedure (E22). */
    INSOLVENCY("procédure collective");

    private final String label;

    FreezeKind(String label) {
        this.label = label;
    }

    /** The French words for it, in small letters. */
    public String label() {
        return label;
    }
}
