package fr.ampli.payment;

import java.time.Instant;

/** What one check of the payment gate found. */
public record GateLine(String code, String clause, boolean passed, String sentence, String remedy, Instant checkedAt) {}
