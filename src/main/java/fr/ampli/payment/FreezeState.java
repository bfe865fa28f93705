package fr.ampli.payment;

/** Where a freeze stands. It stops payments in the first two. */
public enum FreezeState {
    ASKED("en vigueur, à confirmer"),
    CONFIRMED("en vigueur, confirmée"),
    DROPPED("non confirmée"),
    LIFTED("levée");

    private final String label;

    FreezeState(String label) {
        this.label = label;
    }

    /** The French words for it, in small letters. */
    public String label() {
        return label;
    }
}
