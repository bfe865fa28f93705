package fr.ampli.agreement;

import fr.ampli.dossier.Dossier;
import fr.ampli.shared.French;
import fr.ampli.shared.Money;
import fr.ampli.shared.Reason;
import java.time.LocalDate;

/** Why an agreement, an account or a start is refused. */
final class AgreementReasons {

    static final Reason SIRET_INVALID = Reason.of(
            "SIRET_INVALID",
            "R50",
            "siret",
            "Le numéro SIRET n'est pas valide : il compte 14 chiffres et sa clé de contrôle doit être juste."
                    + " Sans lui, aucune convention ne peut être établie.");
    static final Reason SIREN_CHANGED = Reason.of(
            "SIREN_CHANGED",
            "E15",
            "siret",
            "Ce SIRET n'appartient pas à la structure du dossier (les 9 premiers chiffres diffèrent)."
                    + " Un changement de structure demande un avenant.");
    static final Reason LEGAL_FORM_NOT_SOCIAL = Reason.of(
            "LEGAL_FORM_NOT_SOCIAL",
            "R11",
            "legalForm",
            "Indiquez la forme juridique de la structure créée : elle doit relever de l'économie sociale et solidaire.");
    static final Reason IBAN_INVALID = Reason.of(
            "IBAN_INVALID",
            "R51",
            "iban",
            "L'IBAN n'est pas valide : sa clé de contrôle ou la clé du RIB est fausse. Recopiez-le depuis le RIB.");
    static final Reason IBAN_FOREIGN = Reason.of(
            "IBAN_FOREIGN",
            "R51",
            "iban",
            "Ce compte est tenu à l'étranger : demandez le RIB d'un compte ouvert en France au nom de la structure.");
    static final Reason BIC_INVALID = Reason.of(
            "BIC_INVALID",
            "R51",
            "bic",
            "Le code BIC n'est pas valide : il compte 8 ou 11 caractères, comme AGRIFRPP.");
    static final Reason BIC_COUNTRY_DIFFERS = Reason.of(
            "BIC_COUNTRY_DIFFERS",
            "R51",
            "bic",
            "Le code BIC est celui d'un autre pays que l'IBAN : recopiez les deux depuis le même RIB.");
    static final Reason ACCOUNT_HOLDER_DIFFERS = Reason.of(
            "ACCOUNT_HOLDER_DIFFERS",
            "R51",
            "accountHolder",
            "Le compte doit être au nom de la structure : demandez un RIB dont le titulaire est la structure elle-même.");
    static final Reason ACCOUNT_HOLDER_UNEXPLAINED = Reason.of(
            "ACCOUNT_HOLDER_UNEXPLAINED",
            "E16",
            "holderNote",
            "Le titulaire du RIB n'est pas écrit comme le nom de la structure : expliquez pourquoi il s'agit bien d'elle,"
                    + " ou demandez un autre RIB.");
    static final Reason NO_ACCOUNT_TO_CHANGE = Reason.of(
            "NO_ACCOUNT_TO_CHANGE",
            "E16",
            "number",
            "Aucun compte n'est encore enregistré pour ce dossier : le premier s'enregistre avec la convention.");
    static final Reason NOTHING_LEFT_TO_PAY = Reason.of(
            "NOTHING_LEFT_TO_PAY",
            "E16",
            "number",
            "Plus rien n'est à payer sur ce dossier : le compte n'a plus à être changé.");
    static final Reason ACCOUNT_CHANGE_UNDERWAY = Reason.of(
            "ACCOUNT_CHANGE_UNDERWAY",
            "E16",
            "number",
            "Un changement de compte est déjà en cours sur ce dossier : terminez-le d'abord.");
    static final Reason OLD_IBAN_DIFFERS = Reason.of(
            "OLD_IBAN_DIFFERS",
            "R49",
            "oldIban",
            "L'ancien IBAN n'est pas celui du dossier. Si le demandeur ne le connaît pas, n'allez pas plus loin :"
                    + " rappelez le porteur au numéro du dossier.");
    static final Reason SAME_IBAN =
            Reason.of("SAME_IBAN", "R49", "iban", "Ce compte est déjà celui du dossier : rien n'est à changer.");
    static final Reason REQUEST_IN_THE_FUTURE = Reason.of(
            "REQUEST_IN_THE_FUTURE",
            "",
            "receivedOn",
            "La date de réception est dans l'avenir : indiquez le jour où la demande est arrivée.");
    static final Reason CALL_IN_THE_FUTURE = Reason.of(
            "CALL_IN_THE_FUTURE",
            "",
            "calledOn",
            "La date de l'appel est dans l'avenir : indiquez le jour où vous avez appelé.");
    static final Reason CALL_BEFORE_REQUEST = Reason.of(
            "CALL_BEFORE_REQUEST",
            "R49",
            "calledOn",
            "L'appel ne peut pas précéder la demande : c'est un nouvel appel qui la confirme.");
    static final Reason TOLD_IN_THE_FUTURE = Reason.of(
            "TOLD_IN_THE_FUTURE",
            "",
            "toldOn",
            "La date de l'alerte est dans l'avenir : indiquez le jour où vous avez prévenu le comptable et la banque.");
    static final Reason ACCOUNT_CHANGE_MOVED = Reason.of(
            "ACCOUNT_CHANGE_MOVED",
            "E16",
            "",
            "Ce changement de compte a avancé entre-temps : rechargez la page pour voir où il en est.");
    static final Reason SAME_PERSON_VALIDATES = Reason.of(
            "SAME_PERSON_VALIDATES",
            "R49",
            "",
            "Une autre personne que celles qui ont reçu la demande et appelé le porteur doit valider ce changement.");
    static final Reason SAME_PERSON_EXPLAINS = Reason.of(
            "SAME_PERSON_EXPLAINS",
            "E16",
            "",
            "Une autre personne que celle qui a enregistré ce compte doit dire pourquoi deux porteurs l'utilisent.");
    static final Reason SIGNED_IN_THE_FUTURE = Reason.of(
            "SIGNED_IN_THE_FUTURE",
            "",
            "signedOn",
            "La date de signature est dans l'avenir : indiquez le jour où la convention a été signée.");
    static final Reason SIGNED_TOO_EARLY = Reason.of(
            "SIGNED_TOO_EARLY",
            "R59",
            "signedOn",
            "La signature ne peut pas précéder l'envoi de la convention, ni celle de la Région celle du porteur.");
    static final Reason AGREEMENT_CHANGED = Reason.of(
            "AGREEMENT_CHANGED",
            "R14",
            "",
            "La convention a changé entre-temps : rechargez la page pour voir où elle en est.");
    static final Reason STARTED_IN_THE_FUTURE = Reason.of(
            "STARTED_IN_THE_FUTURE",
            "R60",
            "startedOn",
            "La date de démarrage est dans l'avenir : l'attestation constate un démarrage qui a eu lieu.");
    static final Reason ALREADY_STARTED = Reason.of(
            "ALREADY_STARTED", "R06", "startedOn", "Le démarrage est déjà enregistré : il ne l'est qu'une fois.");
    static final Reason MORE_TIME_IN_THE_PAST = Reason.of(
            "MORE_TIME_IN_THE_PAST",
            "R60",
            "moreTimeUntil",
            "Le nouveau délai doit se terminer après aujourd'hui : choisissez une date à venir.");

    static final Reason AID_UNKNOWN = Reason.of(
            "AID_UNKNOWN",
            "R26",
            "aid.replaces",
            "Cette ligne n'est plus au registre : rechargez la page et choisissez-la dans la liste.");

    private AgreementReasons() {}

    static Reason duplicate(Dossier other) {
        return Reason.of(
                "SIRET_OF_ANOTHER_DOSSIER",
                "E37",
                "siret",
                "La structure de ce SIRET a déjà un dossier : " + other.number()
                        + ". Une structure ne reçoit qu'une aide AMPLI.");
    }

    /** @param what the paper with its article, as in "le RIB du nouveau compte" */
    static Reason paperMissing(String code, String what) {
        return Reason.of(
                code,
                "R49",
                "documents",
                "Joignez " + what + " : une demande par courriel ou par téléphone ne suffit jamais à elle seule.");
    }

    static Reason deMinimisExceeded(DeMinimisRoom room) {
        return Reason.of(
                "DE_MINIMIS_EXCEEDED",
                "R26",
                "deMinimisReceived",
                "Avec " + room.received().french() + " reçus du " + French.date(room.from()) + " au "
                        + French.date(room.until()) + ", l'aide de "
                        + room.grant().french()
                        + " dépasserait le plafond de minimis de "
                        + room.ceiling().map(Money::french).orElse("")
                        + " : la convention ne peut pas être établie.");
    }

    static Reason deMinimisSumDiffers(Money declared, DeMinimisRoom room) {
        return Reason.of(
                "DE_MINIMIS_SUM_DIFFERS",
                "R26",
                "deMinimisReceived",
                "Le total déclaré (" + declared.french()
                        + ") n'est pas la somme des aides détaillées qui comptent, accordées du "
                        + French.date(room.from()) + " au " + French.date(room.until()) + " ("
                        + room.received().french() + ") : corrigez l'un ou l'autre.");
    }

    static Reason aidOfNothing(String field) {
        return Reason.of(
                "AID_OF_NOTHING",
                "R26",
                field,
                "Une aide de minimis a un montant : écrivez-le en euros, ou laissez la ligne vide.");
    }

    static Reason aidInTheFuture(String field) {
        return Reason.of(
                "AID_IN_THE_FUTURE",
                "R28",
                field,
                "Une aide déjà reçue n'a pas été accordée dans l'avenir : vérifiez la date de la décision.");
    }

    static Reason startedTooEarly(LocalDate application) {
        return Reason.of(
                "STARTED_TOO_EARLY",
                "R07",
                "startedOn",
                "L'activité ne peut pas démarrer avant la demande (" + French.date(application)
                        + ") : vérifiez la date de l'attestation.");
    }

    static Reason afterLastEligibleDay(String field, LocalDate last) {
        return Reason.of(
                "AFTER_LAST_ELIGIBLE_DAY",
                "R36",
                field,
                "Le programme se termine le " + French.date(last) + " : choisissez une date antérieure.");
    }
}
