package fr.ampli.payment;

/**
 * Where in a process something was booked.
 *
 * @param name process and element, {@code payment/UserTask_RecordPaymentAnswer}: a task of a person, or an automatic act
 * @param instance the passage through it, as the engine's history knows it; null outside a process
 */
public record Step(String name, String instance) {

    /** No process: an interface or a migration. Who it was and what proves it stand on the entry all the same. */
    static final Step OUTSIDE = new Step("outside", null);
}
