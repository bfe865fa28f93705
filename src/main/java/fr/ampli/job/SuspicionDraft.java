package fr.ampli.job;

/**
 * What becomes of a suspicion of fraud (E25).
 *
 * @param verdict CONFIRMED or UNFOUNDED
 * @param prosecutorTold that the public prosecutor was informed (R65); needed to confirm
 */
public record SuspicionDraft(String verdict, String grounds, Boolean prosecutorTold) {}
