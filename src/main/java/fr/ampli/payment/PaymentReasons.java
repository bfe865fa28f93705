package fr.ampli.payment;

import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Reason;
import java.time.LocalDate;

/** Why an act on money is refused. */
final class PaymentReasons {

    static final Reason NO_ORDER_UNDERWAY = Reason.of(
            "NO_ORDER_UNDERWAY",
            "R04",
            "",
            "Aucun ordre de paiement n'attend de réponse pour ce dossier : vérifiez l'historique des paiements.");
    static final Reason ORDER_CHANGED = Reason.of(
            "ORDER_CHANGED",
            "R04",
            "",
            "Cet ordre de paiement a changé entre-temps : rechargez la page pour voir où il en est.");
    static final Reason MANDATE_TAKEN = Reason.of(
            "MANDATE_TAKEN",
            "R04",
            "mandateNumber",
            "Ce numéro de mandat est déjà celui d'un autre paiement : vérifiez-le sur l'avis du comptable.");
    static final Reason PAID_IN_THE_FUTURE = Reason.of(
            "PAID_IN_THE_FUTURE",
            "",
            "paidOn",
            "La date de paiement est dans l'avenir : indiquez le jour où le comptable a payé.");
    static final Reason PAID_BEFORE_ORDER = Reason.of(
            "PAID_BEFORE_ORDER",
            "R04",
            "paidOn",
            "Le paiement ne peut pas précéder la transmission de l'ordre au comptable : vérifiez la date.");
    static final Reason ACCOUNT_CHANGED = Reason.of(
            "ACCOUNT_CHANGED",
            "R51",
            "",
            "Le compte bancaire n'est plus celui que ce paiement a été préparé pour payer :"
                    + " renvoyez-le à la préparation.");
    static final Reason NO_NEW_ACCOUNT = Reason.of(
            "NO_NEW_ACCOUNT",
            "R49",
            "resolution",
            "Aucun nouveau compte n'est enregistré depuis cet ordre : lancez d'abord"
                    + " « Changement de compte bancaire » dans Tasklist, puis revenez à cette tâche.");
    static final Reason ACCOUNT_IS_NEW = Reason.of(
            "ACCOUNT_IS_NEW",
            "R49",
            "resolution",
            "Le compte du dossier a changé depuis cet ordre : choisissez « Payer sur le nouveau compte ».");
    static final Reason ACCOUNT_CHANGING = Reason.of(
            "ACCOUNT_CHANGING",
            "R49",
            "resolution",
            "Un changement de compte bancaire est en cours sur ce dossier : attendez qu'il soit terminé.");
    static final Reason ANSWER_WAITS = Reason.of(
            "ANSWER_WAITS", "R04", "", "Une réponse saisie attend déjà d'être confirmée : rechargez la page.");
    static final Reason CONFIRMED_BY_OTHER = Reason.of(
            "CONFIRMED_BY_OTHER", "R55", "", "Vous avez saisi cette réponse : une autre personne doit la confirmer.");
    static final Reason STOP_BY_OTHER = Reason.of(
            "STOP_BY_OTHER",
            "R55",
            "result",
            "Vous avez certifié ce paiement : une autre personne doit dire qu'il est parti malgré le retrait.");
    static final Reason PAID_MEANWHILE = Reason.of(
            "PAID_MEANWHILE",
            "R04",
            "result",
            "Le fichier du comptable dit que ce paiement est parti : choisissez « Le mandat a été payé ».");
    static final Reason NOTHING_TO_EXPORT = Reason.of(
            "NOTHING_TO_EXPORT", "R04", "", "Aucun paiement certifié n'attend d'être exporté : rien n'a été écrit.");
    static final Reason EXPORT_NOT_CONFIRMED = Reason.of(
            "EXPORT_NOT_CONFIRMED",
            "",
            "confirmed",
            "Cochez la case pour confirmer que vous avez relu la liste des paiements à exporter.");
    static final Reason NOT_HANDED_OVER =
            Reason.of("NOT_HANDED_OVER", "", "handedOver", "Cochez la case quand le fichier est remis au comptable.");
    static final Reason EXPORT_UNKNOWN =
            Reason.of("EXPORT_UNKNOWN", "", "", "Cet export n'existe pas : vérifiez son numéro.");
    static final Reason FILE_UNKNOWN =
            Reason.of("FILE_UNKNOWN", "", "file", "Ce fichier de réponses n'existe pas : choisissez-le de nouveau.");
    static final Reason NOT_READ =
            Reason.of("NOT_READ", "", "note", "Dites ce qui a été fait de chaque ligne non appliquée.");
    static final Reason NOT_VERIFIED = Reason.of(
            "NOT_VERIFIED",
            "R55",
            "verified",
            "Confirmez que vous avez vérifié la convention, les pièces et le compte avant de préparer le paiement.");
    static final Reason NO_BANK_ACCOUNT = Reason.of(
            "NO_BANK_ACCOUNT",
            "R51",
            "",
            "Aucun compte bancaire n'est enregistré : saisissez le RIB de la structure avant de préparer le paiement.");
    static final Reason REPAID_IN_THE_FUTURE = Reason.of(
            "REPAID_IN_THE_FUTURE",
            "",
            "repaidOn",
            "La date du reversement est dans l'avenir : indiquez le jour où l'argent a été reçu.");
    static final Reason REPAID_BEFORE_TITLE = Reason.of(
            "REPAID_BEFORE_TITLE",
            "R47",
            "repaidOn",
            "Le reversement ne peut pas précéder le titre de recettes : vérifiez la date.");
    static final Reason AMOUNT_NOT_POSITIVE = Reason.of(
            "AMOUNT_NOT_POSITIVE",
            "",
            "amount",
            "Le montant reversé doit être supérieur à zéro, au centime près (exemple : 1 500,00).");
    static final Reason TITLE_IN_THE_FUTURE = Reason.of(
            "TITLE_IN_THE_FUTURE",
            "",
            "titleOn",
            "La date du titre est dans l'avenir : indiquez le jour où il a été émis.");
    static final Reason TITLE_BEFORE_DECISION = Reason.of(
            "TITLE_BEFORE_DECISION",
            "R45",
            "titleOn",
            "Le titre ne peut pas précéder la décision de reversement : vérifiez la date.");
    static final Reason TITLE_TAKEN = Reason.of(
            "TITLE_TAKEN",
            "R47",
            "titleNumber",
            "Ce numéro de titre est déjà celui d'une autre créance : vérifiez-le.");
    static final Reason NOTHING_TO_RECOVER = Reason.of(
            "NOTHING_TO_RECOVER",
            "R45",
            "decision",
            "Aucune somme n'est à reverser sur ce dossier : choisissez de renoncer et expliquez pourquoi.");
    static final Reason OBSERVATIONS_IN_THE_FUTURE = Reason.of(
            "OBSERVATIONS_IN_THE_FUTURE",
            "",
            "receivedOn",
            "La date de réception est dans l'avenir : indiquez le jour où les observations sont arrivées.");
    static final Reason OBSERVATIONS_BEFORE_HEARING = Reason.of(
            "OBSERVATIONS_BEFORE_HEARING",
            "R22",
            "receivedOn",
            "Les observations ne peuvent pas précéder le courrier qui les demande : vérifiez la date.");
    static final Reason FRAUD_IS_REPORTED = Reason.of(
            "FRAUD_IS_REPORTED",
            "R35",
            "reportable",
            "Un soupçon de fraude se signale toujours à la Commission : répondez oui au signalement.");
    static final Reason APPOINTMENT_TOO_SOON = Reason.of(
            "APPOINTMENT_TOO_SOON",
            "R22",
            "appointmentOn",
            "Le rendez-vous doit être à venir, pour que le porteur puisse s'y préparer : choisissez un autre jour.");
    static final Reason NOT_A_TIME =
            Reason.of("NOT_A_TIME", "", "appointmentAt", "Indiquez l'heure du rendez-vous, par exemple 14:30.");
    static final Reason HELD_TOO_EARLY = Reason.of(
            "HELD_TOO_EARLY",
            "R22",
            "outcome",
            "Le rendez-vous n'a pas encore eu lieu : attendez ce jour, ou convenez d'un autre.");
    static final Reason RECEIPT_TAKEN = Reason.of(
            "RECEIPT_TAKEN",
            "R04",
            "reference",
            "Cette référence du comptable est déjà enregistrée : le même reversement n'est pas compté deux fois."
                    + " Vérifiez-la sur son avis.");
    static final Reason PLAN_DURING_INSOLVENCY = Reason.of(
            "PLAN_DURING_INSOLVENCY",
            "E22",
            "result",
            "La structure est en procédure collective : un échéancier n'est plus possible, la créance se déclare.");
    static final Reason PLAN_ASKED_IN_THE_FUTURE = Reason.of(
            "PLAN_ASKED_IN_THE_FUTURE",
            "",
            "askedOn",
            "La date de la demande est dans l'avenir : indiquez le jour où le porteur a demandé l'échéancier.");
    static final Reason SCHEDULE_UNREADABLE = Reason.of(
            "SCHEDULE_UNREADABLE",
            "",
            "schedule",
            "Écrivez une échéance par ligne, la date puis le montant, par exemple : 31/05/2026 1 500,00.");
    static final Reason SCHEDULE_NOT_IN_ORDER = Reason.of(
            "SCHEDULE_NOT_IN_ORDER",
            "E21",
            "schedule",
            "Les échéances se suivent : chaque date doit être postérieure à la précédente, et la première à venir.");
    static final Reason INSTALMENT_TOO_SMALL = Reason.of(
            "INSTALMENT_TOO_SMALL",
            "E21",
            "instalments",
            "Il y a plus d'échéances que de centimes dus : choisissez-en moins.");
    static final Reason OFFSET_WITHOUT_BALANCE = Reason.of(
            "OFFSET_WITHOUT_BALANCE",
            "R04",
            "against",
            "Aucun solde payé depuis le titre n'est à compenser : enregistrez d'abord la réponse du comptable à l'ordre de"
                    + " paiement du solde, puis la compensation.");
    static final Reason VOTED_IN_THE_FUTURE = Reason.of(
            "VOTED_IN_THE_FUTURE", "", "votedOn", "La date de la délibération est dans l'avenir : attendez le vote.");
    static final Reason CERTIFICATE_MISSING = Reason.of(
            "CERTIFICATE_MISSING",
            "E22",
            "certificate",
            "La structure est en procédure collective : indiquez la référence du certificat d'irrécouvrabilité.");
    static final Reason PUBLISHED_IN_THE_FUTURE = Reason.of(
            "PUBLISHED_IN_THE_FUTURE",
            "R48",
            "publishedOn",
            "La publication au BODACC est dans l'avenir : vérifiez la date.");
    static final Reason CLAIM_IN_THE_FUTURE = Reason.of(
            "CLAIM_IN_THE_FUTURE",
            "R48",
            "claimOn",
            "La déclaration de créance est dans l'avenir : indiquez le jour où elle a été faite.");
    static final Reason CLAIM_BEFORE_PUBLICATION = Reason.of(
            "CLAIM_BEFORE_PUBLICATION",
            "R48",
            "claimOn",
            "La déclaration de créance ne peut pas précéder la publication au BODACC : vérifiez les dates.");
    static final Reason CLAIM_TWICE = Reason.of(
            "CLAIM_TWICE",
            "R48",
            "result",
            "La créance est déjà déclarée : enregistrez les dividendes reçus, ou demandez la non-valeur.");
    static final Reason RECOVERY_CHANGED = Reason.of(
            "RECOVERY_CHANGED",
            "",
            "",
            "Ce reversement a changé entre-temps : rechargez la page pour voir où il en est.");
    static final Reason CONSENT_MISSING = Reason.of(
            "CONSENT_MISSING",
            "R64",
            "consent",
            "Sans l'accord du porteur, ses coordonnées ne peuvent pas être transmises : recueillez son accord,"
                    + " ou choisissez « Aucun relais ».");
    static final Reason JOBS_NEGATIVE =
            Reason.of("JOBS_NEGATIVE", "", "jobsFullTime", "Le nombre d'emplois ne peut pas être négatif.");

    static final Reason NOTHING_BLOCKS = Reason.of(
            "NOTHING_BLOCKS", "", "result", "Aucun contrôle ne bloque ce paiement aujourd'hui : préparez-le.");
    static final Reason NOT_BYPASSABLE = Reason.of(
            "NOT_BYPASSABLE",
            "",
            "check",
            "Ce contrôle ne se lève pas par dérogation : faites ce que le formulaire indique.");
    static final Reason NOTHING_TO_BYPASS = Reason.of(
            "NOTHING_TO_BYPASS",
            "",
            "check",
            "Ce contrôle ne bloque pas le paiement, ou personne n'a encore regardé : choisissez dans la liste.");
    static final Reason BYPASS_ASKED_ALREADY = Reason.of(
            "BYPASS_ASKED_ALREADY",
            "",
            "check",
            "Une dérogation attend déjà une décision pour ce versement : attendez-la avant d'en demander une autre.");
    static final Reason BYPASS_DECIDED = Reason.of(
            "BYPASS_DECIDED",
            "",
            "",
            "Cette dérogation est déjà décidée : rechargez la page pour voir ce qui l'a été.");

    private PaymentReasons() {}

    static Reason fileTooLarge(String maximum) {
        return Reason.of(
                "ANSWER_FILE_TOO_LARGE",
                "",
                "file",
                "Ce fichier dépasse " + maximum + " : faites-le partager en plusieurs fichiers.");
    }

    static Reason fileAlreadyImported(String day, String who) {
        return Reason.of(
                "FILE_ALREADY_IMPORTED",
                "R04",
                "file",
                "Ce fichier a déjà été importé le " + day + " par " + who + " : rien n'a changé.");
    }

    static Reason repaymentTooHigh(Money due, Money amount) {
        return Reason.of(
                "REPAYMENT_TOO_HIGH",
                "R04",
                "amount",
                "Il reste " + due.french()
                        + " à reverser : enregistrez cette somme, et demandez au comptable de rendre à la"
                        + " structure le trop-perçu de " + amount.minus(due).french() + ".");
    }

    static Reason aboveDue(Money due) {
        return Reason.of(
                "ABOVE_DUE",
                "R04",
                "amount",
                "Il reste " + due.french() + " à reverser : ne dépassez pas cette somme.");
    }

    static Reason scheduleNotTheSum(Money due, Money sum) {
        return Reason.of(
                "SCHEDULE_NOT_THE_SUM",
                "E21",
                "schedule",
                "Les échéances font " + sum.french() + " et il reste " + due.french()
                        + " à reverser : les deux sommes doivent être égales, au centime près.");
    }

    static Reason planTooLong(LocalDate last) {
        return Reason.of(
                "PLAN_TOO_LONG",
                "E21",
                "firstOn",
                "La dernière échéance peut être le " + French.date(last) + " au plus tard : avancez-la, ou prévoyez"
                        + " moins d'échéances.");
    }

    static Reason voteNeeded(Money limit) {
        return Reason.of(
                "VOTE_NEEDED",
                "E21",
                "voteReference",
                "Au-delà de " + limit.french() + " en tout, l'assemblée décide : indiquez la référence et la date de la"
                        + " délibération.");
    }
}
