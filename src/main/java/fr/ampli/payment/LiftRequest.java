package fr.ampli.payment;

/** Why a freeze is no longer needed, as it was typed. */
public record LiftRequest(String grounds) {}
