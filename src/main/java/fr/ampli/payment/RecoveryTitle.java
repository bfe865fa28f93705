package fr.ampli.payment;

/** The order to repay, as it was typed. */
public record RecoveryTitle(String titleNumber, String titleOn) {}
