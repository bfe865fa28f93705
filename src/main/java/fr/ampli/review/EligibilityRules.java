package fr.ampli.review;

import fr.ampli.shared.ContractType;
import fr.ampli.shared.French;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/** The rules of eligibility, one by one. To add a rule is to add it here and to {@link #ALL}. */
final class EligibilityRules {

    private static final Set<String> DEPARTMENTS =
            Set.of("16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87");

    /** AMPLI comes after the feasibility study. */
    static final EligibilityRule FEASIBILITY_STUDY_DONE = new EligibilityRule(
            "FEASIBILITY_STUDY_MISSING",
            "R07",
            "L'étude de faisabilité est faite",
            candidate -> candidate.feasibilityStudyHeld(),
            candidate -> "L'étude de faisabilité n'est pas au dossier : AMPLI vient après elle.",
            candidate -> "AMPLI intervient après une étude de faisabilité, et votre dossier n'en comporte pas.");

    /** Law 2014-856, article 1; who is still creating the structure is judged at the agreement (E38). */
    static final EligibilityRule SOCIAL_ECONOMY = new EligibilityRule(
            "NOT_SOCIAL_ECONOMY",
            "R11",
            "La structure relève de l'économie sociale et solidaire",
            candidate -> candidate.dossier().holder().legalForm().isSocialEconomy(),
            candidate -> "La forme juridique n'entre pas dans le périmètre de l'ESS (loi 2014-856, article 1).",
            candidate ->
                    "Votre structure n'entre pas dans le périmètre de l'économie sociale et solidaire défini par l'article 1 de la loi n° 2014-856 du 31 juillet 2014.");

    /** The twelve departments of the region. */
    static final EligibilityRule SEATED_IN_REGION = new EligibilityRule(
            "OUTSIDE_REGION",
            "§1.2",
            "Le projet est situé en Nouvelle-Aquitaine",
            candidate -> DEPARTMENTS.contains(
                    candidate.dossier().project().postalCode().substring(0, 2)),
            candidate -> "Le code postal " + candidate.dossier().project().postalCode()
                    + " n'est pas en Nouvelle-Aquitaine.",
            candidate ->
                    "Votre projet est situé à " + candidate.dossier().project().commune() + " ("
                            + candidate.dossier().project().postalCode() + "), hors de la région Nouvelle-Aquitaine.");

    /** Nothing that is already completed can be selected (CPR art. 63(6)). */
    static final EligibilityRule NEW_ACTIVITY = new EligibilityRule(
            "ACTIVITY_ALREADY_RUNNING",
            "R07",
            "L'activité est nouvelle et n'a pas démarré",
            candidate -> !candidate.application().activityRunning(),
            candidate -> "L'activité fonctionne déjà : AMPLI aide un amorçage, avant le démarrage réel.",
            candidate ->
                    "L'activité présentée fonctionne déjà, alors qu'AMPLI soutient une activité nouvelle avant son démarrage réel (règlement (UE) 2021/1060, article 63, paragraphe 6).");

    /** The start-up period begins on the day of receipt at the earliest. */
    static final EligibilityRule STARTS_AFTER_APPLICATION = new EligibilityRule(
            "START_BEFORE_APPLICATION",
            "R07",
            "L'amorçage ne commence pas avant la demande",
            candidate -> !candidate
                    .application()
                    .plannedFrom()
                    .isBefore(candidate.application().submittedOn()),
            candidate -> "L'amorçage prévu commence avant la réception de la demande.",
            candidate -> "La période d'amorçage prévue commence le "
                    + French.date(candidate.application().plannedFrom())
                    + ", avant la réception de votre demande le "
                    + French.date(candidate.application().submittedOn()) + ".");

    /** Compared exactly: 17.49 hours of 35 are not half of full time (R38). */
    static final EligibilityRule HALF_TIME_JOB = new EligibilityRule(
            "FTE_TOO_LOW",
            "R05",
            "Le poste prévu atteint le minimum d'équivalent temps plein",
            candidate ->
                    candidate.application().fte().isAtLeast(candidate.terms().minimumFte()),
            candidate -> "Le poste prévu représente "
                    + candidate.application().fte().display() + " ETP : il en faut au moins "
                    + decimal(candidate.terms().minimumFte()) + ".",
            candidate -> "Le poste prévu représente " + hours(candidate) + " par semaine, soit "
                    + candidate.application().fte().display() + " équivalent temps plein, pour un minimum de "
                    + decimal(candidate.terms().minimumFte()) + ".");

    /** The first and the last day of the period count. */
    static final EligibilityRule HIRED_IN_PERIOD = new EligibilityRule(
            "HIRE_OUTSIDE_PERIOD",
            "R41",
            "L'embauche est prévue pendant l'amorçage",
            candidate -> !candidate
                            .application()
                            .plannedHireDate()
                            .isBefore(candidate.application().plannedFrom())
                    && !candidate
                            .application()
                            .plannedHireDate()
                            .isAfter(candidate.application().plannedUntil()),
            candidate -> "L'embauche prévue tombe hors de la période d'amorçage.",
            candidate -> "L'embauche est prévue le "
                    + French.date(candidate.application().plannedHireDate())
                    + ", hors de la période d'amorçage (du "
                    + French.date(candidate.application().plannedFrom())
                    + " au " + French.date(candidate.application().plannedUntil()) + ").");

    /** Twelve months from 1 April end on 31 March. */
    static final EligibilityRule PERIOD_SHORT_ENOUGH = new EligibilityRule(
            "PERIOD_TOO_LONG",
            "R06",
            "L'amorçage dure au plus la durée prévue par le dispositif",
            candidate -> !candidate
                    .application()
                    .plannedUntil()
                    .isAfter(candidate
                            .application()
                            .plannedFrom()
                            .plusMonths(candidate.terms().startUpMonths())
                            .minusDays(1)),
            candidate -> "L'amorçage prévu dépasse " + candidate.terms().startUpMonths() + " mois.",
            candidate ->
                    "La période d'amorçage prévue dépasse " + candidate.terms().startUpMonths() + " mois.");

    /** The last eligible day itself counts (CPR art. 63(2)). */
    static final EligibilityRule PERIOD_WITHIN_PROGRAMME = new EligibilityRule(
            "PERIOD_BEYOND_PROGRAMME",
            "R36",
            "L'amorçage se termine avant la fin du programme européen",
            candidate -> !candidate
                    .application()
                    .plannedUntil()
                    .isAfter(candidate.terms().lastEligibleDay()),
            candidate -> "L'amorçage prévu se termine après le "
                    + French.date(candidate.terms().lastEligibleDay()) + ".",
            candidate -> "La période d'amorçage prévue se termine après le "
                    + French.date(candidate.terms().lastEligibleDay())
                    + ", dernier jour du programme européen (règlement (UE) 2021/1060, article 63, paragraphe 2).");

    /** Subsidised contracts are paid for already; volunteers and trainees are no employees. */
    static final EligibilityRule CONTRACT_ADMITTED = new EligibilityRule(
            "CONTRACT_NOT_ADMITTED",
            "R42",
            "Le contrat prévu est un CDI ou un CDD",
            candidate -> candidate.application().contract() == ContractType.PERMANENT
                    || candidate.application().contract() == ContractType.FIXED_TERM,
            candidate ->
                    "Le contrat prévu (" + candidate.application().contract().label() + ") n'est pas admis.",
            candidate ->
                    "Le contrat prévu n'est ni un contrat à durée indéterminée ni un contrat à durée déterminée de droit commun.");

    /** A permanent contract has no length to compare. */
    static final EligibilityRule FIXED_TERM_LONG_ENOUGH = new EligibilityRule(
            "FIXED_TERM_TOO_SHORT",
            "R42",
            "Un CDD atteint la durée minimale",
            candidate -> candidate.application().fixedTermMonths().orElse(Integer.MAX_VALUE)
                    >= candidate.terms().minimumFixedTermMonths(),
            candidate -> "Le CDD prévu dure moins de " + candidate.terms().minimumFixedTermMonths() + " mois.",
            candidate -> "Le contrat à durée déterminée prévu dure moins de "
                    + candidate.terms().minimumFixedTermMonths() + " mois.");

    /** A job that moves is not a job created. */
    static final EligibilityRule JOB_IS_NEW = new EligibilityRule(
            "JOB_ALREADY_EXISTING",
            "R05",
            "Le poste n'existe pas déjà",
            candidate -> !candidate.application().jobExisting(),
            candidate -> "Le poste existe déjà : AMPLI demande une création.",
            candidate -> "Le poste présenté existe déjà, alors que le résultat attendu est la création d'un emploi.");

    /** The same cost is never declared twice to the Union (CPR art. 63(9)). */
    static final EligibilityRule NO_OTHER_EU_FUND = new EligibilityRule(
            "OTHER_EU_FUND",
            "E23",
            "Le poste n'est pas payé par un autre fonds européen",
            candidate -> !candidate.application().otherEuAid()
                    && candidate
                            .doubleFunding()
                            .filter(found -> found == DoubleFunding.EU_SAME_JOB)
                            .isEmpty(),
            candidate -> "Le même poste est financé par un autre fonds européen.",
            candidate ->
                    "Le même poste est déjà financé par un autre fonds européen, ce que le règlement (UE) 2021/1060 ne permet pas (article 63, paragraphe 9).");

    /** AMPLI is operating aid. */
    static final EligibilityRule NOT_ONLY_INVESTMENT = new EligibilityRule(
            "INVESTMENT_ONLY",
            "§1.2",
            "Le projet n'est pas un simple investissement",
            candidate -> !candidate.application().investmentOnly(),
            candidate -> "Le projet se limite à un investissement.",
            candidate ->
                    "Votre projet se limite à un investissement, alors qu'AMPLI soutient le fonctionnement d'une activité qui démarre.");

    /** One grant, not renewable; an award that lapsed or was withdrawn paid nothing. */
    static final EligibilityRule FUNDED_ONCE = new EligibilityRule(
            "ALREADY_FUNDED",
            "§1.2",
            "La structure n'a pas déjà reçu AMPLI",
            candidate -> candidate.fundedBefore().isEmpty(),
            candidate -> "La structure a déjà reçu AMPLI : "
                    + candidate.fundedBefore().orElseThrow() + ".",
            candidate -> "Votre structure a déjà bénéficié d'AMPLI (dossier "
                    + candidate.fundedBefore().orElseThrow() + ") ; l'aide n'est pas renouvelable.");

    /** Who owes money back gets none. */
    static final EligibilityRule NO_UNPAID_RECOVERY = new EligibilityRule(
            "RECOVERY_UNPAID",
            "§1.2",
            "La structure ne doit aucun reversement",
            candidate -> candidate.recoveryUnpaid().isEmpty(),
            candidate -> "Un reversement reste dû sur le dossier "
                    + candidate.recoveryUnpaid().orElseThrow() + ".",
            candidate -> "Un reversement reste dû au titre du dossier "
                    + candidate.recoveryUnpaid().orElseThrow() + ".");

    /** Associations and foundations alone; signed later, it counts as soon as it is in the dossier. */
    static final EligibilityRule REPUBLICAN_COMMITMENT = new EligibilityRule(
            "REPUBLICAN_COMMITMENT_MISSING",
            "R53",
            "Le contrat d'engagement républicain est souscrit",
            candidate -> !candidate.dossier().holder().legalForm().signsRepublicanCommitment()
                    || candidate.application().republicanCommitment()
                    || candidate.commitmentHeld(),
            candidate -> "L'association ou la fondation n'a pas souscrit le contrat d'engagement républicain.",
            candidate ->
                    "Votre structure n'a pas souscrit le contrat d'engagement républicain (loi n° 2000-321 du 12 avril 2000, article 10-1).");

    /** Asked once the review has settled that the grant is de minimis aid. */
    static final EligibilityRule DE_MINIMIS_ROOM = new EligibilityRule(
            "DE_MINIMIS_CEILING",
            "R26",
            "Le plafond des aides de minimis n'est pas dépassé",
            candidate -> candidate
                            .aidRegime()
                            .filter(regime -> regime == AidRegime.DE_MINIMIS)
                            .isEmpty()
                    || candidate
                            .application()
                            .deMinimisReceived()
                            .plus(candidate.terms().grant())
                            .isAtMost(candidate.terms().deMinimisCeiling()),
            candidate -> "Avec l'aide, le total de minimis dépasserait "
                    + candidate.terms().deMinimisCeiling().french() + " sur "
                    + candidate.terms().deMinimisYears() + " ans.",
            candidate -> "Avec l'aide demandée, le total de vos aides de minimis dépasserait "
                    + candidate.terms().deMinimisCeiling().french() + " sur "
                    + candidate.terms().deMinimisYears()
                    + " ans (règlement (UE) 2023/2831).");

    static final List<EligibilityRule> ALL = List.of(
            FEASIBILITY_STUDY_DONE,
            SOCIAL_ECONOMY,
            SEATED_IN_REGION,
            NEW_ACTIVITY,
            STARTS_AFTER_APPLICATION,
            HALF_TIME_JOB,
            HIRED_IN_PERIOD,
            PERIOD_SHORT_ENOUGH,
            PERIOD_WITHIN_PROGRAMME,
            CONTRACT_ADMITTED,
            FIXED_TERM_LONG_ENOUGH,
            JOB_IS_NEW,
            NO_OTHER_EU_FUND,
            NOT_ONLY_INVESTMENT,
            FUNDED_ONCE,
            NO_UNPAID_RECOVERY,
            REPUBLICAN_COMMITMENT,
            DE_MINIMIS_ROOM);

    private EligibilityRules() {}

    private static String hours(Candidate candidate) {
        return decimal(candidate.application().weeklyHours()) + " h sur "
                + decimal(candidate.application().fullTimeHours()) + " h";
    }

    private static String decimal(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString().replace('.', ',');
    }
}
