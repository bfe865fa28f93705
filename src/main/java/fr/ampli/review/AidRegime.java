package fr.ampli.review;

/** Under which rules on State aid the grant is given (R26). */
public enum AidRegime {
    NOT_STATE_AID("Hors aide d'État"),
    DE_MINIMIS("De minimis, règlement (UE) 2023/2831"),
    DE_MINIMIS_SGEI("De minimis SIEG, règlement (UE) 2023/2832"),
    OTHER("Autre régime");

    private final String label;

    AidRegime(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
