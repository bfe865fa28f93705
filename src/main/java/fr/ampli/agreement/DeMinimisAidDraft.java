package fr.ampli.agreement;

/**
 * A de minimis aid as it was typed.
 *
 * @param replaces the line of the register that was wrong, or blank
 */
public record DeMinimisAidDraft(String funder, String amount, String grantedOn, String replaces) {}
