package fr.ampli.payment;

/** What moved: each line of the ledger is one of these. */
public enum LedgerKind {
    GRANTED("Aide engagée"),
    ADVANCE_PAID("Avance payée"),
    BALANCE_PAID("Solde payé"),
    RECOVERED("Somme reversée"),
    WRITTEN_OFF("Somme admise en non-valeur");

    private final String label;

    LedgerKind(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }
}
