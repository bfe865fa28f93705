package fr.ampli.agreement;

/**
 * What arrived while a change of account was cooling down, as it was typed.
 *
 * @param what OBJECTED: the holder did not ask for it; WITHDRAWN: the holder no longer wants it
 */
public record AccountObjection(String what, String grounds) {}
