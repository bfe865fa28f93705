package fr.ampli.agreement;

/** Where an agreement stands. */
public enum AgreementState {
    PREPARED("envoyée à la signature"),
    SIGNED_BY_HOLDER("signée par le porteur"),
    SIGNATURE_REFUSED("signature refusée par le porteur"),
    SIGNED_BY_REGION("signée par les deux parties"),
    IN_FORCE("en vigueur"),
    LAPSED("caduque");

    private final String label;

    AgreementState(String label) {
        this.label = label;
    }

    /** The French words for it, in small letters. */
    public String label() {
        return label;
    }
}
