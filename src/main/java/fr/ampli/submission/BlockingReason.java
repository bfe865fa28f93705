package fr.ampli.submission;

import fr.ampli.shared.Reason;

/**
 * A rule of eligibility that an application does not meet.
 *
 * @param reason code, clause, and the sentence for the agent
 * @param letter the sentence for the holder
 */
public record BlockingReason(Reason reason, String letter) {}
