package fr.ampli.access;

/** A part that a person takes in a dossier. Some exclude each other on the same dossier (R55). */
public enum Part {
    REVIEW("instruction"),
    SECOND_READING("seconde lecture"),
    COMMITTEE("passage en comité"),
    SIGNATURE("signature"),
    SERVICE_DONE_CONTROL("contrôle de service fait"),
    /** Judging a suspicion, or deciding after a hearing: never by who controlled. */
    CONTROL_CONCLUSION("suite donnée au contrôle"),
    PAYMENT_PREPARATION("préparation du paiement"),
    PAYMENT_CERTIFICATION("certification du paiement"),
    /** Typing what the accountant answered, and looking at it a second time: never one person. */
    PAYMENT_ANSWER_ENTRY("saisie de la réponse du comptable"),
    PAYMENT_ANSWER_CONFIRMATION("confirmation de la réponse du comptable"),
    RECOVERY_DECISION("décision de reversement"),
    WRITE_OFF_REQUEST("demande d'admission en non-valeur"),
    WRITE_OFF_APPROVAL("approbation de la non-valeur"),
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
