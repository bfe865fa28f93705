package fr.ampli.payment;

/** Where a bypass stands. */
public enum BypassState {
    ASKED("demandée"),
    GRANTED("accordée"),
    REFUSED("refusée");

    private final String label;

    BypassState(String label) {
        this.label = label;
    }

    /** The French word for it, in small letters. */
    public String label() {
        return label;
    }
}
