package fr.ampli.payment;

/**
 * The word of the one who prepares, as it was given: the file was looked at.
 *
 * @param result {@code PREPARED}, also where it is left out, or {@code BLOCKED} to bring the payment back to its checks
 */
public record PaymentPreparation(Boolean verified, String result) {

    /** Looked at, and prepared. */
    public PaymentPreparation(Boolean verified) {
        this(verified, null);
    }
}
