package fr.ampli.job;

/**
 * A look at whether the job is held, as entered.
 *
 * @param held with the day and cause of the end if it is not
 * @param seenBy a {@link JobCheck.Seen}
 */
public record JobCheckDraft(
        String held, String seenOn, String seenBy, String remark, String endedOn, String endCause) {}
