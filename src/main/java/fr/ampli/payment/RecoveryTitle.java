package fr.ampli.payment;

/** The order to repay, as it was typed; it names who issued it (R47). */
public record RecoveryTitle(String titleNumber, String titleOn, String authorName, String authorCapacity) {}
