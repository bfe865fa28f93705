package fr.ampli.correspondence;

/**
 * What an officer found out about a letter of which nobody knows whether it has left.
 *
 * @param result ARRIVED, SEND_AGAIN or NOT_ARRIVED, where the addressee must be reached otherwise
 * @param grounds how it is known
 */
public record VerifyDraft(String result, String grounds) {}
