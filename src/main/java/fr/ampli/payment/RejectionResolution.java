package fr.ampli.payment;

/** What follows a rejected payment, as it was typed: the new account on record, or the same one again. */
public record RejectionResolution(String resolution, String note) {}
