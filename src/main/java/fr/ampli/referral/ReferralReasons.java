package fr.ampli.referral;

import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import java.time.LocalDate;

/** Why an act of the feasibility phase is refused. */
final class ReferralReasons {

    static final Reason SHARING_CONSENT_MISSING = Reason.of(
            "SHARING_CONSENT_MISSING",
            "E06",
            "sharingConsent",
            "Le projet n'est transmis à un partenaire qu'avec l'accord du porteur :"
                    + " demandez-le lui, puis cochez la case.");
    static final Reason LOWEST_CASH_TOO_FINE = Reason.of(
            "LOWEST_CASH_TOO_FINE",
            "T4",
            "lowestCash",
            "« Point le plus bas de la trésorerie » : écrivez un montant en euros avec deux décimales au plus,"
                    + " par exemple -3 500,00.");

    private ReferralReasons() {}

    static Reason partnerMissing(String field) {
        return Reason.of(
                "PARTNER_MISSING", "", field, "Choisissez dans la liste le partenaire à qui adresser le projet.");
    }

    static Reason partnerUnknown(String field) {
        return Reason.of(
                "PARTNER_UNKNOWN",
                "",
                field,
                "Ce partenaire n'est pas dans l'annuaire ou n'accueille plus de projets :"
                        + " choisissez-le dans la liste.");
    }

    static Reason partnerDeclined(Partner partner) {
        return Reason.of(
                "PARTNER_DECLINED_BEFORE",
                "",
                "partner",
                partner.name() + " a déjà décliné ce projet : choisissez un autre partenaire, ou poursuivez sans.");
    }

    static Reason groundsMissing(String field, String sentence) {
        return Reason.of("GROUNDS_MISSING", "", field, sentence);
    }

    static Reason inFuture(String field, String label) {
        return Reason.of(
                "DATE_IN_FUTURE",
                "",
                field,
                "« " + label + " » : cette date n'est pas encore passée, indiquez le jour où cela a eu lieu.");
    }

    static Reason answerBeforeReferral(LocalDate openedOn) {
        return Reason.of(
                "ANSWER_BEFORE_REFERRAL",
                "",
                "answeredOn",
                "« Date de la réponse » : le partenaire a été sollicité le " + French.date(openedOn)
                        + ", il ne peut pas avoir répondu avant.");
    }
}
