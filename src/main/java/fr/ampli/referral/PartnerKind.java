package fr.ampli.referral;

/** What a partner of the network is (domain: the partner network). */
public enum PartnerKind {
    CRESS("chambre régionale de l'ESS"),
    FRANCE_ACTIVE("France Active"),
    DLA("dispositif local d'accompagnement"),
    INCUBATOR("incubateur"),
    URSCOP("union régionale des SCOP"),
    OTHER("réseau ou acteur local");

    private final String label;

    PartnerKind(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
