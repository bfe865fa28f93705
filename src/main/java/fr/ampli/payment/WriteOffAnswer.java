package fr.ampli.payment;

/** The second look at a write-off, as it was typed. */
public record WriteOffAnswer(String decision, String grounds) {}
