package fr.ampli.payment;

/** Where a payment order stands. */
public enum OrderState {
    PREPARED("préparé, à certifier"),
    RETURNED("renvoyé à la préparation"),
    CERTIFIED("certifié"),
    ISSUED("transmis au comptable"),
    PAID("payé"),
    REJECTED("rejeté par la banque ou le comptable"),
    CANCELLED("annulé");

    private final String label;

    OrderState(String label) {
        this.label = label;
    }

    /** The French words for it, in small letters. */
    public String label() {
        return label;
    }

    /** Out of our hands: it may have been paid without our knowing yet. */
    boolean isUnderway() {
        return this == CERTIFIED || this == ISSUED;
    }
}
