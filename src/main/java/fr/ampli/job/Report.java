package fr.ampli.job;

import java.time.LocalDate;

/**
 * The final report, with which the balance is claimed.
 *
 * @param receivedOn first day of the time to pay (R31)
 * @param jobHeld whether the holder says that the job is still held
 */
public record Report(LocalDate receivedOn, boolean jobHeld, String summary) {}
