package fr.ampli.access;

/** A part that a person takes in a dossier. Some exclude each other on the same dossier (R55). */
public enum Part {
    REVIEW("instruction"),
    SECOND_READING("seconde lecture"),
    COMMITTEE("passage en comité"),
    SIGNATURE("signature"),
    SERVICE_DONE_CONTROL("contrôle de service fait"),
    PAYMENT_PREPARATION("préparation du paiement"),
    PAYMENT_CERTIFICATION("certification du paiement"),
    RECOVERY_DECISION("décision de reversement"),
    /** Not an act but its opposite: the person keeps away from the dossier from now on (R56). */
    CONFLICT_DECLARED("conflit d'intérêts déclaré");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    /** What people call it, in French, in small letters. */
    public String label() {
        return label;
    }
}
