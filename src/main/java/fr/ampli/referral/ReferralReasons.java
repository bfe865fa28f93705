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

    static final Reason PARTNER_NOT_NAMED =
            Reason.of("PARTNER_UNKNOWN", "", "partner", "Choisissez dans la liste le partenaire dont il s'agit.");
    static final Reason PARTNER_UNCHANGED = Reason.of(
            "PARTNER_UNCHANGED",
            "",
            "",
            "Rien n'a changé dans cette fiche : modifiez ce qui doit l'être, ou fermez-la.");
    static final Reason DEPARTMENTS_MISSING = Reason.of(
            "DEPARTMENTS_MISSING",
            "",
            "departments",
            "« Départements » : cochez au moins un département de Nouvelle-Aquitaine ;"
                    + " les projets sont proposés d'après leur code postal.");
    static final Reason NEEDS_MISSING =
            Reason.of("NEEDS_MISSING", "", "needs", "« Besoins servis » : cochez au moins un des besoins proposés.");
    static final Reason REFERRAL_ANSWERED = Reason.of(
            "REFERRAL_ANSWERED",
            "",
            "",
            "Le partenaire vient de répondre par le lien de son courrier : rechargez vos tâches pour lire sa réponse.");
    static final Reason REFERRAL_OVER = Reason.of(
            "REFERRAL_OVER",
            "",
            "",
            "Le délai de réponse vient de s'achever et le projet est repris par la Région :"
                    + " appelez-nous si vous souhaitez encore l'accompagner.");
    static final Reason REPLY_MISSING =
            Reason.of("REPLY_MISSING", "", "reply", "Choisissez une des trois réponses avant d'envoyer.");
    static final Reason NOTHING_SAID = Reason.of(
            "NOTHING_SAID", "", "", "Indiquez une date, donnez votre avis ou joignez un document avant d'envoyer.");
    static final Reason CONSENT_UNCHANGED = Reason.of(
            "CONSENT_UNCHANGED", "", "", "C'est déjà ce qui est enregistré pour ce dossier : rien n'est à changer.");
    static final Reason NO_LINK_TO_RENEW = Reason.of(
            "NO_LINK_TO_RENEW",
            "",
            "number",
            "Aucun partenaire n'a de lien en service sur ce dossier :"
                    + " personne n'a été sollicité, ou le dernier partenaire a décliné ou n'a pas répondu à temps.");
    static final Reason NOT_READ =
            Reason.of("NOT_READ", "", "read", "Lisez ce que le partenaire apporte, puis cochez la case.");
    static final Reason TOO_MUCH_SAID = Reason.of(
            "TOO_MUCH_SAID",
            "",
            "",
            "Beaucoup d'informations ont déjà été transmises par ce lien : écrivez-nous pour en ajouter d'autres.");
    static final Reason MATURITY_WITHOUT_OPINION = Reason.of(
            "MATURITY_WITHOUT_OPINION",
            "",
            "opinion",
            "« Votre avis » : quelques mots sont nécessaires pour accompagner votre réponse sur l'avancement.");
    static final Reason OPINION_WITHOUT_MATURITY = Reason.of(
            "OPINION_WITHOUT_MATURITY",
            "",
            "maturity",
            "« Avancement du projet » : choisissez une réponse pour accompagner votre avis.");
    static final Reason MEETING_WITHOUT_DAY = Reason.of(
            "MEETING_WITHOUT_DAY",
            "",
            "meetingOn",
            "« Date proposée » : indiquez le jour du rendez-vous, le lieu seul ne suffit pas.");
    static final Reason MEETING_NOT_AHEAD = Reason.of(
            "MEETING_NOT_AHEAD", "", "meetingOn", "« Date proposée » : choisissez un jour à venir, dans l'année.");
    static final Reason REDIRECTED_TO_NOBODY = Reason.of(
            "REDIRECTED_TO_NOBODY",
            "",
            "redirectTo",
            "« Structure à qui s'adresser » : nommez-la, ou choisissez de décliner simplement.");
    static final Reason LINK_DECLINE_WITHOUT_GROUNDS = Reason.of(
            "GROUNDS_MISSING",
            "",
            "comment",
            "« Raison » : dites-nous en quelques mots pourquoi, cela aide à trouver un autre accompagnement.");

    private ReferralReasons() {}

    static Reason partnerNamedTwice(Partner partner) {
        return Reason.of(
                "PARTNER_NAMED_TWICE",
                "",
                "name",
                "L'annuaire tient déjà « " + partner.name() + " » pour le territoire « " + partner.territory()
                        + " » : modifiez sa fiche, ou remettez-le en service.");
    }

    static Reason partnerIsSoAlready(Partner partner) {
        return Reason.of(
                "PARTNER_IS_SO_ALREADY",
                "",
                "act",
                partner.name() + (partner.active() ? " est déjà en service." : " est déjà en veille."));
    }

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
