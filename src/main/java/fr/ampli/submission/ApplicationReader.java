package fr.ampli.submission;

import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.shared.Checks;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.Money;
import fr.ampli.shared.SchemeTerms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Reads an application as typed. What it refuses is only what cannot be meant: an application that breaks a rule of
 * the scheme is recorded all the same, because everyone who applies gets an acknowledgement and an answer (R16).
 */
final class ApplicationReader {

    private static final BigDecimal LONGEST_WEEK = new BigDecimal("48");
    private static final BigDecimal HIGHEST_AID = new BigDecimal("1000000000");
    private static final int LONGEST_FIXED_TERM = 60;

    private final Dossier dossier;
    private final LocalDate today;
    private final SchemeTerms terms;

    ApplicationReader(Dossier dossier, LocalDate today, SchemeTerms terms) {
        this.dossier = dossier;
        this.today = today;
        this.terms = terms;
    }

    Application read(ApplicationDraft draft) {
        Checks checks = new Checks();
        LocalDate submittedOn = checks.date(draft.submittedOn(), "submittedOn", "Date de réception de la demande");
        if (submittedOn != null) {
            checks.require(!submittedOn.isAfter(today), SubmissionReasons.SUBMITTED_IN_FUTURE);
            LocalDate openedOn = dossier.openedAt().atZone(Deadlines.ZONE).toLocalDate();
            checks.require(!submittedOn.isBefore(openedOn), SubmissionReasons.submittedTooEarly(openedOn));
        }
        String jobTitle = checks.text(draft.jobTitle(), "jobTitle", "Intitulé du poste", 200);
        ContractType contract = checks.choice(ContractType.class, draft.contract(), "contract", "Type de contrat");
        Optional<Integer> fixedTerm = contract == ContractType.FIXED_TERM
                ? Optional.of(checks.integer(
                        draft.fixedTermMonths(), "fixedTermMonths", "Durée du CDD en mois", 1, LONGEST_FIXED_TERM))
                : Optional.empty();
        BigDecimal weekly = hours(checks, draft.weeklyHours(), "weeklyHours", "Heures par semaine");
        BigDecimal fullTime = hours(checks, draft.fullTimeHours(), "fullTimeHours", "Heures d'un temps plein");
        String basis = checks.optionalText(draft.fullTimeBasis(), "fullTimeBasis", "Accord sur le temps plein", 300);
        checks.require(
                fullTime == null || fullTime.compareTo(terms.fullTimeHours()) == 0 || basis != null,
                SubmissionReasons.FULL_TIME_WITHOUT_BASIS);
        LocalDate hireDate = checks.date(draft.plannedHireDate(), "plannedHireDate", "Date d'embauche prévue");
        LocalDate from = checks.date(draft.plannedFrom(), "plannedFrom", "Début prévu de l'amorçage");
        LocalDate until = checks.date(draft.plannedUntil(), "plannedUntil", "Fin prévue de l'amorçage");
        checks.require(from == null || until == null || until.isAfter(from), SubmissionReasons.PERIOD_BACKWARDS);
        boolean running = checks.yes(draft.activityRunning(), "activityRunning", "Activité déjà en cours");
        boolean existing = checks.yes(draft.jobExisting(), "jobExisting", "Poste déjà existant");
        boolean investment = checks.yes(draft.investmentOnly(), "investmentOnly", "Investissement seul");
        boolean euAid = checks.yes(draft.otherEuAid(), "otherEuAid", "Autre fonds européen sur le poste");
        String publicAid =
                checks.optionalLongText(draft.otherPublicAid(), "otherPublicAid", "Autres aides publiques", 2000);
        boolean commitment = checks.yes(
                draft.republicanCommitment(), "republicanCommitment", "Contrat d'engagement républicain signé");
        Money deMinimis = amount(checks, draft.deMinimisReceived());
        checks.orThrow();
        return new Application(
                dossier.number(),
                submittedOn,
                jobTitle,
                contract,
                fixedTerm,
                weekly,
                fullTime,
                Optional.ofNullable(basis),
                hireDate,
                from,
                until,
                running,
                existing,
                investment,
                euAid,
                Optional.ofNullable(publicAid),
                commitment,
                deMinimis);
    }

    private static BigDecimal hours(Checks checks, String typed, String field, String label) {
        BigDecimal hours = checks.decimal(typed, field, label);
        if (hours == null) {
            return null;
        }
        checks.require(
                hours.signum() > 0 && hours.compareTo(LONGEST_WEEK) <= 0,
                SubmissionReasons.hoursImplausible(field, label));
        // The table keeps hundredths: a third decimal would be rounded there, 17,499 into a pass
        checks.require(isWithin(hours, 2), SubmissionReasons.tooManyDecimals(field, label));
        return hours;
    }

    private static Money amount(Checks checks, String typed) {
        String label = "Aides de minimis reçues";
        BigDecimal euros = checks.decimal(typed, "deMinimisReceived", label);
        if (euros == null) {
            return null;
        }
        boolean plausible = euros.signum() >= 0 && euros.compareTo(HIGHEST_AID) < 0;
        checks.require(plausible, SubmissionReasons.AMOUNT_IMPLAUSIBLE);
        checks.require(isWithin(euros, 2), SubmissionReasons.tooManyDecimals("deMinimisReceived", label));
        return plausible && isWithin(euros, 2) ? Money.of(euros) : null;
    }

    private static boolean isWithin(BigDecimal number, int decimals) {
        return number.stripTrailingZeros().scale() <= decimals;
    }
}
