package fr.ampli.payment;

/** What follows a rejected payment, as it was typed: a new account, or the same one again. */
public record RejectionResolution(
        String resolution, String iban, String bic, String accountHolder, String holderNote, String note) {}
