package fr.ampli.payment;

/** What was done to lift a block, as it was typed. */
public record BlockClearance(String note) {}
