package fr.ampli.correspondence;

/**
 * What an officer has in hand about the receipt of a letter.
 *
 * @param result PROVEN or NOT_ARRIVED
 * @param kind REGISTERED_POST, HAND_DELIVERY or ELECTRONIC; @param provenOn ISO day; @param reference of the receipt
 */
public record ProofDraft(String result, String kind, String provenOn, String reference) {}
