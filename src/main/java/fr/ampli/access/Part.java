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
    /** Receiving a request to change the account, or calling the holder back about it. */
    ACCOUNT_CHANGE("demande de changement de compte"),
    ACCOUNT_CHANGE_VALIDATION("validation d'un changement de compte"),
    /** Asking that payments stop, or that they go on again. */
    FREEZE_REQUEST("demande de suspension des paiements"),
    FREEZE_DECISION("décision sur la suspension des paiements"),
    PAYMENT_PREPARATION("préparation du paiement"),
    PAYMENT_CERTIFICATION("certification du paiement"),
    BYPASS_REQUEST("demande de dérogation"),
    /** Letting a payment go although a check does not pass: never by who asked for it, nor by who pays. */
    BYPASS_DECISION("décision sur une dérogation"),
    /** Typing what the accountant answered, and looking at it a second time: never one person. */
    PAYMENT_ANSWER_ENTRY("saisie de la réponse du comptable"),
    PAYMENT_ANSWER_CONFIRMATION("confirmation de la réponse du comptable"),
    RECOVERY_DECISION("décision de reversement"),
    /** Asking that a debt be set off, remitted or written off. */
    WRITE_OFF_REQUEST("demande de compensation, de remise ou de non-valeur"),
    WRITE_OFF_APPROVAL("décision sur une compensation, une remise ou une non-valeur"),
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
