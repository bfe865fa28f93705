package fr.ampli.job;

import java.time.LocalDate;

/**
 * The end of a contract.
 *
 * @param endedOn its last day
 */
public record JobEnd(long hireId, LocalDate endedOn, Control.EndCause cause) {}
