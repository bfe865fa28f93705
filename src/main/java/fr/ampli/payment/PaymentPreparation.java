package fr.ampli.payment;

/** The word of the one who prepares, as it was given: the file was looked at. */
public record PaymentPreparation(Boolean verified) {}
