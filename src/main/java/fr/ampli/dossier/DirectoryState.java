package fr.ampli.dossier;

/** How an establishment stands in the directory of enterprises (Sirene). */
public enum DirectoryState {
    ACTIVE("établissement actif"),
    CLOSED("établissement fermé"),
    NOT_FOUND("établissement introuvable");

    private final String label;

    DirectoryState(String label) {
        this.label = label;
    }

    /** The French words for it, in small letters. */
    public String label() {
        return label;
    }
}
