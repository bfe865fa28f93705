package fr.ampli.shared;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The numbers of the scheme in one version. A dossier keeps the version of the day it was awarded (R25).
 *
 * @param version name of the version, "2026-1"
 * @param grant the lump sum, never pro-rated (R01)
 * @param advanceRate part paid at the start of the activity, between 0 and 1 excluded (R02)
 * @param minimumFte least share of full time of the agreed job (R05, R38)
 * @param fullTimeHours weekly hours of a full-time post where no agreement says otherwise (R38)
 * @param partTimeFloorHours weekly hours below which part time needs a ground (R39)
 * @param startUpMonths longest start-up period in months (R06)
 * @param lastEligibleDay last day of eligibility of the programme, included (R36)
 * @param minimumCriterionScore least score of each criterion (R10)
 * @param minimumTotalScore least sum of the four scores (R10)
 * @param maximumCriterionScore highest score of one criterion (R10)
 * @param minimumFixedTermMonths shortest fixed-term contract in months (R42)
 * @param replacementGapMonths longest gap before the job is filled again, in months (R05)
 * @param recoveryRate part of the advance claimed back when the result is not met, from 0 to 1 (R45)
 * @param deMinimisCeiling highest sum of de minimis aid of a single undertaking (R26)
 * @param deMinimisSgeiCeiling the same where the aid pays for a service of general economic interest (R27)
 * @param deMinimisYears rolling years over which that sum is made (R26)
 * @param agreementThreshold yearly sum above which the law asks for an agreement (R15)
 */
public record SchemeTerms(
        String version,
        Money grant,
        BigDecimal advanceRate,
        BigDecimal minimumFte,
        BigDecimal fullTimeHours,
        BigDecimal partTimeFloorHours,
        int startUpMonths,
        LocalDate lastEligibleDay,
        int minimumCriterionScore,
        int minimumTotalScore,
        int maximumCriterionScore,
        int minimumFixedTermMonths,
        int replacementGapMonths,
        BigDecimal recoveryRate,
        Money deMinimisCeiling,
        Money deMinimisSgeiCeiling,
        int deMinimisYears,
        Money agreementThreshold) {

    private static final int CRITERIA = 4;

    /** @throws IllegalArgumentException if a number is missing or cannot be meant */
    public SchemeTerms {
        must(version != null && !version.isBlank(), "version");
        must(grant != null && grant.isPositive(), "grant");
        must(isPositive(advanceRate) && advanceRate.compareTo(BigDecimal.ONE) < 0, "advance-rate");
        must(isPositive(minimumFte) && minimumFte.compareTo(BigDecimal.ONE) <= 0, "minimum-fte");
        must(isPositive(fullTimeHours), "full-time-hours");
        must(
                isPositive(partTimeFloorHours) && partTimeFloorHours.compareTo(fullTimeHours) <= 0,
                "part-time-floor-hours");
        must(startUpMonths > 0, "start-up-months");
        must(Objects.nonNull(lastEligibleDay), "last-eligible-day");
        must(maximumCriterionScore > 0, "maximum-criterion-score");
        must(minimumCriterionScore >= 0 && minimumCriterionScore <= maximumCriterionScore, "minimum-criterion-score");
        must(minimumTotalScore >= 0 && minimumTotalScore <= CRITERIA * maximumCriterionScore, "minimum-total-score");
        must(minimumFixedTermMonths > 0, "minimum-fixed-term-months");
        must(replacementGapMonths >= 0, "replacement-gap-months");
        must(
                recoveryRate != null && recoveryRate.signum() >= 0 && recoveryRate.compareTo(BigDecimal.ONE) <= 0,
                "recovery-rate");
        must(deMinimisCeiling != null && deMinimisCeiling.isPositive(), "de-minimis-ceiling");
        must(deMinimisSgeiCeiling != null && deMinimisSgeiCeiling.isPositive(), "de-minimis-sgei-ceiling");
        must(deMinimisYears > 0, "de-minimis-years");
        must(agreementThreshold != null && agreementThreshold.isPositive(), "agreement-threshold");
    }

    /** What is paid at the start of the activity: 12 000,00 € of 20 000,00 (R02). */
    public Money advance() {
        return grant.share(advanceRate);
    }

    /** What is paid once the result is met: all of the grant that the advance left (R03, R04). */
    public Money balance() {
        return grant.minus(advance());
    }

    private static boolean isPositive(BigDecimal number) {
        return number != null && number.signum() > 0;
    }

    private static void must(boolean ok, String name) {
        if (!ok) {
            throw new IllegalArgumentException("Scheme terms: " + name + " is missing or impossible");
        }
    }
}
