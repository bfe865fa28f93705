package fr.ampli.payment;

/** What the second person says of lifting a freeze, as it was typed. @param decision AGREED or KEPT */
public record LiftDecision(String decision, String grounds) {}
