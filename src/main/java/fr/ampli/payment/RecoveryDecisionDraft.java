package fr.ampli.payment;

/** The decision on a recovery, as it was typed; the last four before the author only above the threshold (R35). */
public record RecoveryDecisionDraft(
        String decision,
        String grounds,
        String suspectedFraud,
        String reportable,
        String exception,
        String reportableWhy,
        String authorName,
        String authorCapacity) {}
