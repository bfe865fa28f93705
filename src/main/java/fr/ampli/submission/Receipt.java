package fr.ampli.submission;

import java.time.LocalDate;

/**
 * What the receipt of an application sets in motion.
 *
 * @param completenessDueOn last day to say whether it is complete
 * @param impliedRejectionOn day on which silence rejects (R17)
 */
public record Receipt(LocalDate completenessDueOn, LocalDate impliedRejectionOn) {}
