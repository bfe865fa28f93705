package fr.ampli.agreement;

/**
 * What the second person says of a change of account, as it was typed.
 *
 * @param decision VALIDATED, REFUSED or SUSPECTED
 * @param grounds why, needed unless it is validated
 */
public record AccountValidation(String decision, String grounds) {}
