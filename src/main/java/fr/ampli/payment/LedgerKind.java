package fr.ampli.payment;

/** What moved: each line of the ledger is one of these. */
public enum LedgerKind {
    GRANTED("Aide engagée"),
    /** What will never be paid of a grant: the commitment ends. */
    RELEASED("Engagement libéré"),
    ADVANCE_PAID("Avance payée"),
    /** The job is proved: from now on the grant may be declared to the Commission (R62). */
    RESULT_PROVED("Résultat prouvé, somme déclarable"),
    BALANCE_PAID("Solde payé"),
    RECOVERED("Somme reversée"),
    REMITTED("Remise gracieuse"),
    WRITTEN_OFF("Somme admise en non-valeur"),
    /** A correction after the proof: the sum leaves the declarations to the Commission. */
    UNDECLARED("Somme retirée des déclarations");

    private final String label;

    LedgerKind(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
