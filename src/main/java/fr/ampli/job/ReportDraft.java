package fr.ampli.job;

/**
 * The final report as entered.
 *
 * @param jobHeld whether the holder says that the job is still held
 * @param declaresHire whether it tells of a hire that is not on record yet: a replacement, a second post, a late hire
 * @param hire that hire, or null
 */
public record ReportDraft(String receivedOn, String jobHeld, String summary, String declaresHire, HireDraft hire) {}
