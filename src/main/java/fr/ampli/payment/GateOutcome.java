package fr.ampli.payment;

/** What became of one check of the payment gate. */
public enum GateOutcome {
    PASSED("vérifié"),
    /** Found, told, and no reason not to pay. */
    WARNING("à signaler"),
    /** Not as it should be, and two people let it go for this once. */
    BYPASSED("levé par dérogation"),
    FAILED("bloque");

    private final String label;

    GateOutcome(String label) {
        this.label = label;
    }

    /** The French word for it, in small letters. */
    public String label() {
        return label;
    }
}
