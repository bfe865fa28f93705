package fr.ampli.payment;

/**
 * What is decided on a bypass, as it was typed.
 *
 * @param decision {@code GRANTED} or {@code REFUSED}
 */
public record BypassDecision(String decision, String motive) {}
