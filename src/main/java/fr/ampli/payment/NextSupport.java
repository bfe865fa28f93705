package fr.ampli.payment;

/** Who supports the structure after AMPLI. */
public enum NextSupport {
    DLA("le dispositif local d'accompagnement (DLA)"),
    ESS_CREATION_AID("l'aide régionale à la création d'activités de l'économie sociale et solidaire"),
    URSCOP("l'URSCOP"),
    FRANCE_ACTIVE("France Active Nouvelle-Aquitaine"),
    NONE("aucun relais");

    private final String label;

    NextSupport(String label) {
        this.label = label;
    }

    /** The French words for it, with article. */
    public String label() {
        return label;
    }
}
