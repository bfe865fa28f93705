package fr.ampli.dossier;

/** Which collective proceedings the BODACC announces for a structure (E22). */
public enum InsolvencyState {
    NONE("aucune procédure collective"),
    SAFEGUARD("une sauvegarde"),
    RECEIVERSHIP("un redressement judiciaire"),
    LIQUIDATION("une liquidation judiciaire");

    private final String label;

    InsolvencyState(String label) {
        this.label = label;
    }

    /** The French words for it, with article, in small letters. */
    public String label() {
        return label;
    }
}
