package fr.ampli.payment;

/** What the second person says of a freeze, as it was typed. @param decision CONFIRMED or DROPPED */
public record FreezeDecision(String decision, String grounds) {}
