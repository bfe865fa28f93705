package fr.ampli.submission;

/** An application as typed from the paper or the e-mail that was handed in: {@link Applications#record} checks it. */
public record ApplicationDraft(
        String submittedOn,
        String jobTitle,
        String contract,
        String fixedTermMonths,
        String weeklyHours,
        String fullTimeHours,
        String fullTimeBasis,
        String plannedHireDate,
        String plannedFrom,
        String plannedUntil,
        String activityRunning,
        String jobExisting,
        String investmentOnly,
        String otherEuAid,
        String otherPublicAid,
        String republicanCommitment,
        String deMinimisReceived) {}
