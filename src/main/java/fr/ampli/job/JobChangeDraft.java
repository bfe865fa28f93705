package fr.ampli.job;

/**
 * Something that happened to the agreed job, as entered.
 *
 * @param number the dossier, as typed
 * @param kind END, REPLACEMENT, HOURS, CHECK (the job is held) or RESERVE
 * @param endCause a {@link Control.EndCause}
 * @param hire the replacement
 * @param effectiveOn first day of the new hours
 * @param seenBy a {@link JobCheck.Seen}
 * @param reserve code of the reserve that is put in order
 */
public record JobChangeDraft(
        String number,
        String kind,
        String endedOn,
        String endCause,
        HireDraft hire,
        String effectiveOn,
        String weeklyHours,
        String fullTimeHours,
        String fullTimeGround,
        String derogation,
        String derogationReference,
        String seenOn,
        String seenBy,
        String remark,
        String reserve,
        String curedOn,
        String cureReference) {}
