package fr.ampli.dossier;

/**
 * A withdrawal as it was typed.
 *
 * @param number the dossier's number
 * @param receivedOn day on which the holder's request arrived, yyyy-MM-dd
 * @param grounds what the holder says
 */
public record WithdrawalRequest(String number, String receivedOn, String grounds) {}
