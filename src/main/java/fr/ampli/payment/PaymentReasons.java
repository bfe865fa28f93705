package fr.ampli.payment;

import fr.ampli.shared.Money;
import fr.ampli.shared.Reason;

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

    static Reason repaymentTooHigh(Money due) {
        return Reason.of(
                "REPAYMENT_TOO_HIGH",
                "R04",
                "amount",
                "Il reste " + due.french() + " à reverser : le montant saisi dépasse cette somme."
                        + " Vérifiez-le, ou faites rembourser le trop-perçu par le comptable.");
    }
}
