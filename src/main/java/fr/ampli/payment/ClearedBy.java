package fr.ampli.payment;

/** Who can do what lifts a block: the people whom the form names. */
public enum ClearedBy {
    OFFICER("un instructeur FSE"),
    CONTROL("un contrôleur du service fait"),
    FINANCE("un ordonnateur"),
    HEAD("un chef de service"),
    /** Time alone lifts it, or nothing does. */
    NOBODY("personne : ce contrôle ne se lève pas à la main");

    private final String label;

    ClearedBy(String label) {
        this.label = label;
    }

    /** The French words for it, with article. */
    public String label() {
        return label;
    }
}
