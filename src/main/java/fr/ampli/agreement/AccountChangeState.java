package fr.ampli.agreement;

/** Where a change of account stands. */
public enum AccountChangeState {
    CALLING("à confirmer par téléphone"),
    VALIDATING("à valider par une seconde personne"),
    COOLING("délai de sécurité en cours"),
    CHANGED("compte changé"),
    REFUSED("refusé"),
    // What the dossier page shows of it tells nobody that something is suspected (E25)
    SUSPECTED("clos sans suite"),
    ABANDONED("clos sans suite");

    private final String label;

    AccountChangeState(String label) {
        this.label = label;
    }

    /** The French words for it, in small letters; a suspicion reads like any other end. */
    public String label() {
        return label;
    }

    public boolean isOpen() {
        return this == CALLING || this == VALIDATING || this == COOLING;
    }
}
