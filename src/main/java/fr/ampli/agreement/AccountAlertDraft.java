package fr.ampli.agreement;

/**
 * Who was told of a change that somebody did not ask for, as it was typed.
 *
 * @param toldOn yyyy-MM-dd
 */
public record AccountAlertDraft(String toldOn, String accountant, String bank, String note) {}
