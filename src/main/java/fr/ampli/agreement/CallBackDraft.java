package fr.ampli.agreement;

/**
 * What a call to the number on file brought, as it was typed. The number itself is not typed: it is the dossier's.
 *
 * @param result CONFIRMED, DENIED, NOT_REACHED or WITHDRAWN
 * @param calledOn day of the call, yyyy-MM-dd
 */
public record CallBackDraft(String result, String calledOn, String spokenTo, String note) {}
