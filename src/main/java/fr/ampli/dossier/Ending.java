package fr.ampli.dossier;

/** How a dossier ended; one per end of the pathway. */
public enum Ending {
    SETTLED("Soldé"),
    REORIENTED("Réorienté"),
    INADMISSIBLE("Irrecevable ou classé sans suite"),
    REFUSED("Rejeté"),
    LAPSED("Caduc"),
    WITHDRAWN("Retiré"),
    CLOSED_AFTER_RECOVERY("Clos après reversement");

    private final String label;

    Ending(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
