package fr.ampli.job;

/**
 * The final report as entered.
 *
 * @param jobHeld whether the holder says that the job is still held
 * @param endedOn last day of the contract, where it has ended and the report says so; with its cause
 * @param declaresHire whether it tells of a hire that is not on record yet: a replacement, a second post, a late hire
 * @param hire that hire, or null
 */
public record ReportDraft(
        String receivedOn,
        String jobHeld,
        String endedOn,
        String endCause,
        String summary,
        String declaresHire,
        HireDraft hire) {}
