package fr.ampli.job;

import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.shared.French;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Siren;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Why something about the job is refused, missing or to be put in order. */
final class JobReasons {

    // Gaps between the hire and the agreed job

    /** Names the kind of work where it is known. */
    static Reason notSalaried(Optional<Hire.Work> work) {
        return Reason.of(
                "NOT_SALARIED",
                "R05",
                "contract",
                work.map(kind ->
                                "Ce n'est pas un emploi salarié de la structure : " + kind.phrase() + " ne compte pas.")
                        .orElse(
                                "Ce n'est pas un emploi salarié de la structure : le bénévolat, le service civique, le"
                                        + " stage, l'intérim, la mise à disposition et le travail indépendant ne comptent pas."));
    }

    static Reason contractSubsidised(int minimumMonths) {
        return Reason.of(
                "CONTRACT_NOT_ADMITTED",
                "R42",
                "contract",
                "Un contrat aidé, d'insertion ou d'apprentissage n'est pas admis : il faut un CDI, ou un CDD d'au moins "
                        + minimumMonths + " mois.");
    }

    static Reason fixedTermTooShort(int months, int minimumMonths) {
        return Reason.of(
                "CONTRACT_NOT_ADMITTED",
                "R42",
                "fixedTermMonths",
                "Le CDD dure " + months + " mois : il faut un CDI, ou un CDD d'au moins " + minimumMonths + " mois.");
    }

    static Reason fteTooLow(Fte fte, BigDecimal minimum) {
        return Reason.of(
                "FTE_TOO_LOW",
                "R38",
                "weeklyHours",
                Hours.french(fte.weeklyHours()) + " h sur " + Hours.french(fte.fullTimeHours()) + " h = "
                        + fte.display()
                        + " ETP, il faut au moins " + Hours.french(minimum) + " ETP soit "
                        + Hours.french(minimum.multiply(fte.fullTimeHours())) + " h.");
    }

    static Reason postDifferent(String hired, String agreed) {
        return Reason.of(
                "POST_DIFFERENT",
                "R05",
                "post",
                "Le poste pourvu (« " + hired + " ») n'est pas le poste convenu (« " + agreed
                        + " ») : demandez un avenant avant la fin de la période.");
    }

    static Reason ended(JobEnd end, LocalDate replaceBy) {
        return Reason.of(
                "JOB_ENDED",
                "R05",
                "",
                "Le contrat a pris fin le " + French.date(end.endedOn()) + " ("
                        + end.cause().label().toLowerCase(Locale.FRENCH)
                        + ") : un remplacement sur le même poste doit commencer au plus tard le "
                        + French.date(replaceBy) + ".");
    }

    // Reserves

    static Reason replacedLate(long days, LocalDate replaceBy) {
        return Reason.of(
                "REPLACED_LATE",
                "R05",
                "startsOn",
                "Le poste est resté vacant " + days + (days == 1 ? " jour" : " jours")
                        + " : le remplacement devait commencer au plus tard le " + French.date(replaceBy)
                        + ". Expliquez l'écart dans le bilan, le contrôle l'appréciera.");
    }

    static Reason derogationMissing(BigDecimal floor) {
        return Reason.of(
                "DEROGATION_MISSING",
                "R39",
                "derogation",
                "Le contrat compte moins de " + Hours.french(floor)
                        + " h par semaine : envoyez le justificatif de la dérogation"
                        + " (demande écrite et motivée de la personne salariée, accord de branche étendu…).");
    }

    static Reason declaredOutOfTime(int days) {
        return Reason.of(
                "DECLARED_OUT_OF_TIME",
                "R40",
                "declaredOn",
                "La déclaration préalable à l'embauche se fait dans les " + days
                        + " jours qui précèdent l'embauche : expliquez l'écart de date dans le bilan.");
    }

    // Refused inputs

    static final Reason NOTHING_TO_REPLACE = Reason.of(
            "NOTHING_TO_REPLACE",
            "R05",
            "declaration",
            "Aucune fin de contrat n'est enregistrée : enregistrez d'abord le départ, puis le remplacement.");

    static Reason replacementTooEarly(LocalDate first) {
        return Reason.of(
                "REPLACEMENT_TOO_EARLY",
                "R05",
                "startsOn",
                "Un remplacement commence après l'embauche remplacée, soit après le " + French.date(first) + ".");
    }

    static final Reason WORK_UNNAMED = Reason.of(
            "WORK_UNNAMED", "R05", "work", "Indiquez de quoi il s'agit : bénévolat, service civique, stage, intérim…");

    static final Reason FUNDER_MISSING = Reason.of(
            "FUNDER_MISSING", "E23", "otherFunding", "Nommez au moins un autre financeur du poste, ou répondez non.");

    static final Reason DEROGATION_UNREFERENCED = Reason.of(
            "DEROGATION_UNREFERENCED",
            "R39",
            "derogationReference",
            "Indiquez la référence de la dérogation : l'accord de branche, ou la date de la demande écrite.");

    static Reason fundingAmount(String field, String label) {
        return Reason.of(
                "FUNDING_AMOUNT",
                "E23",
                field,
                "« Montant : " + label
                        + " » : nommez le financeur, et écrivez un montant en euros d'au plus 999 999,99.");
    }

    static final Reason NOBODY_HIRED = Reason.of(
            "NOBODY_HIRED",
            "R05",
            "number",
            "Aucune embauche n'est enregistrée sur ce dossier : déclarez d'abord l'embauche.");

    static final Reason NOT_IN_START_UP = Reason.of(
            "NOT_IN_START_UP",
            "R05",
            "number",
            "Ce dossier n'est pas dans sa période d'amorçage, ou le résultat est déjà arrêté.");

    static final Reason JOB_HAS_ENDED = Reason.of(
            "JOB_HAS_ENDED",
            "R05",
            "kind",
            "Le contrat a pris fin : enregistrez un remplacement, ou corrigez la fin si le poste est tenu.");

    static final Reason JOB_WAS_REPLACED = Reason.of(
            "JOB_WAS_REPLACED",
            "R05",
            "kind",
            "Le contrat terminé est déjà remplacé : vérifiez la personne concernée.");

    static final Reason RESERVE_UNKNOWN = Reason.of(
            "RESERVE_UNKNOWN", "R39", "reserve", "Cette réserve n'est pas ouverte : choisissez-en une de la liste.");

    static final Reason SEEN_UNNAMED =
            Reason.of("SEEN_UNNAMED", "R05", "heldSeenBy", "Indiquez comment vous avez vu que le poste est tenu.");

    static final Reason NOTHING_TO_ASK = Reason.of(
            "NOTHING_TO_ASK", "R22", "next", "Aucune preuve n'est refusée ni absente : concluez le contrôle.");

    static Reason askedAlready(String labels) {
        return Reason.of(
                "EVIDENCE_ASKED_ALREADY",
                "R22",
                "next",
                "Déjà demandé, sans pièce nouvelle depuis : " + labels
                        + ". Concluez le contrôle sur ce qui est au dossier.");
    }

    static final Reason EVIDENCE_NOT_RECEIVED = Reason.of(
            "EVIDENCE_NOT_RECEIVED",
            "R22",
            "explanation",
            "Joignez au moins une des pièces demandées, ou notez l'explication du porteur.");

    static Reason outsidePeriod(StartUpPeriod period) {
        return Reason.of(
                "HIRE_OUTSIDE_PERIOD",
                "R41",
                "startsOn",
                "La date d'embauche doit être comprise entre le " + French.date(period.from()) + " et le "
                        + French.date(period.until()) + ", bornes comprises : vérifiez la date d'effet du contrat.");
    }

    static final Reason HIRE_IN_FUTURE = Reason.of(
            "HIRE_IN_FUTURE",
            "R41",
            "startsOn",
            "La date d'embauche est dans le futur : le bilan ne retient que des embauches qui ont eu lieu.");

    static final Reason EMPLOYER_INVALID = Reason.of(
            "SIRET_INVALID",
            "R50",
            "employerSiret",
            "Le SIRET de l'employeur n'est pas valable : recopiez les 14 chiffres du contrat de travail.");

    static Reason employerElsewhere(Siren holder) {
        return Reason.of(
                "EMPLOYER_ELSEWHERE",
                "R05",
                "employerSiret",
                "L'employeur doit être la structure aidée (SIREN " + holder.formatted()
                        + ") : vérifiez le SIRET porté sur le contrat de travail.");
    }

    static final Reason HOLDER_WITHOUT_SIRET = Reason.of(
            "HOLDER_WITHOUT_SIRET",
            "R50",
            "employerSiret",
            "Le SIRET de la structure aidée n'est pas connu : complétez d'abord le dossier.");

    static Reason hoursOutOfRange(String field, String label, int maximum) {
        return Reason.of(
                "OUT_OF_RANGE",
                "R38",
                field,
                "« " + label + " » : indiquez une durée supérieure à 0 et d'au plus " + maximum + " heures.");
    }

    static final Reason FULL_TIME_UNDOCUMENTED = Reason.of(
            "FULL_TIME_UNDOCUMENTED",
            "R38",
            "fullTimeGround",
            "La durée du temps plein diffère de celle de la convention : indiquez l'accord collectif qui la fixe.");

    static Reason derogationUnanswered(BigDecimal floor) {
        return Reason.of(
                "DEROGATION_UNANSWERED",
                "R39",
                "derogation",
                "Temps partiel de moins de " + Hours.french(floor)
                        + " h : indiquez la dérogation, ou qu'elle n'est pas encore fournie.");
    }

    static final Reason NOTHING_TO_CORRECT = Reason.of(
            "NOTHING_TO_CORRECT",
            "",
            "declaration",
            "Aucune embauche n'est enregistrée : choisissez « nouvelle embauche ».");

    static final Reason HIRE_MISSING = Reason.of(
            "HIRE_MISSING",
            "R05",
            "declaresHire",
            "Décrivez l'embauche à ajouter au dossier, ou répondez non à cette question.");

    static Reason inFuture(String field, String label) {
        return Reason.of(
                "DATE_IN_FUTURE", "", field, "« " + label + " » : la date ne peut pas être postérieure à aujourd'hui.");
    }

    static Reason before(String field, String label, LocalDate first) {
        return Reason.of(
                "DATE_TOO_EARLY",
                "",
                field,
                "« " + label + " » : la date ne peut pas être antérieure au " + French.date(first) + ".");
    }

    static Reason evidenceUnanswered(String label) {
        return Reason.of(
                "EVIDENCE_UNANSWERED",
                "R05",
                "evidence",
                "« " + label + " » : indiquez si la preuve est acceptée, refusée ou absente.");
    }

    static Reason evidenceNotHeld(String label) {
        return Reason.of(
                "EVIDENCE_NOT_HELD",
                "R05",
                "evidence",
                "« " + label
                        + " » : le dossier ne contient pas cette pièce, elle ne peut pas être acceptée ou refusée.");
    }

    static Reason evidenceNoRegister(String label) {
        return Reason.of(
                "EVIDENCE_NO_REGISTER",
                "R43",
                "evidence",
                "« " + label
                        + " » : « introuvable au registre » ne se dit que de l'effectif ; choisissez « absente ».");
    }

    static Reason evidenceReasonMissing(String label) {
        return Reason.of(
                "EVIDENCE_REASON_MISSING",
                "R22",
                "evidence",
                "« " + label + " » : écrivez pourquoi la preuve est refusée.");
    }

    static final Reason PROSECUTOR_NOT_TOLD = Reason.of(
            "PROSECUTOR_NOT_TOLD",
            "R65",
            "prosecutorTold",
            "Une suspicion confirmée est signalée sans délai au procureur de la République : faites-le, puis confirmez-le"
                    + " ici.");

    private JobReasons() {}
}
