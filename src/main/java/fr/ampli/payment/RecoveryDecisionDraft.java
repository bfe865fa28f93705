package fr.ampli.payment;

/** The decision on a recovery, as it was typed. */
public record RecoveryDecisionDraft(
        String decision,
        String grounds,
        String reportable,
        String reportableWhy,
        String authorName,
        String authorCapacity) {}
