package fr.ampli.payment;

/** The second look at a set-off, a remission or a write-off, as it was typed. */
public record RequestDecision(String decision, String grounds) {}
