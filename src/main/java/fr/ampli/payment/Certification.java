package fr.ampli.payment;

/** What the certifier answered, as it was typed: certified, or returned for a reason. */
public record Certification(String result, String reason) {}
