package fr.ampli.submission;

import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the holder handed in, as declared.
 *
 * @param submittedOn day of receipt; the two months of silence run from it (R17)
 * @param fixedTermMonths present exactly for a fixed-term contract
 * @param fullTimeHours weekly hours of a full-time post in the establishment
 * @param fullTimeBasis where full time is not that of the scheme: the agreement that says so
 * @param plannedUntil last planned day of the start-up period, included
 * @param activityRunning whether the activity already runs
 * @param jobExisting whether the job exists already and would only move
 * @param otherEuAid whether another EU fund pays for the same job
 * @param otherPublicAid other public aid on the job, in the holder's words
 * @param deMinimisReceived de minimis aid of the single undertaking over the rolling years (R26)
 */
public record Application(
        DossierNumber dossier,
        LocalDate submittedOn,
        String jobTitle,
        ContractType contract,
        Optional<Integer> fixedTermMonths,
        BigDecimal weeklyHours,
        BigDecimal fullTimeHours,
        Optional<String> fullTimeBasis,
        LocalDate plannedHireDate,
        LocalDate plannedFrom,
        LocalDate plannedUntil,
        boolean activityRunning,
        boolean jobExisting,
        boolean investmentOnly,
        boolean otherEuAid,
        Optional<String> otherPublicAid,
        boolean republicanCommitment,
        Money deMinimisReceived) {

    /** The planned job as a share of full time. */
    public Fte fte() {
        return Fte.of(weeklyHours, fullTimeHours);
    }
}
