package fr.ampli.job;

/**
 * What the holder said at the hearing (R22).
 *
 * @param manner WRITTEN or ORAL
 */
public record ObservationsDraft(String manner, String receivedOn, String observations) {}
