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
    static final Reason NEW_RIB_MISSING = Reason.of(
            "NEW_RIB_MISSING",
            "R49",
            "documents",
            "Joignez le nouveau RIB de la structure : celui du dossier date d'avant le rejet.");
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

    static Reason repaymentTooHigh(Money due) {
        return Reason.of(
                "REPAYMENT_TOO_HIGH",
                "R04",
                "amount",
                "Il reste " + due.french() + " à reverser : le montant saisi dépasse cette somme."
                        + " Vérifiez-le, ou faites rembourser le trop-perçu par le comptable.");
    }
}
