package fr.ampli.payment;

import fr.ampli.shared.Money;
import fr.ampli.shared.Reason;

/** Why an act on a stop of payments is refused. */
final class FreezeReasons {

    /** Says nothing of the kind: whoever asks need not be somebody who may know. */
    static final Reason ALREADY_FROZEN = Reason.of(
            "ALREADY_FROZEN",
            "E25",
            "number",
            "Les paiements de ce dossier sont déjà suspendus pour ce motif : signalez ce que vous savez au chef de service.");

    static final Reason PUBLISHED_IN_THE_FUTURE = Reason.of(
            "PUBLISHED_IN_THE_FUTURE",
            "R48",
            "publishedOn",
            "La date de publication au BODACC est dans l'avenir : vérifiez-la sur l'annonce.");
    static final Reason FREEZE_MOVED = Reason.of(
            "FREEZE_MOVED",
            "",
            "",
            "Cette suspension a changé entre-temps : rechargez la page pour voir où elle en est.");
    static final Reason SAME_PERSON_DECIDES = Reason.of(
            "SAME_PERSON_DECIDES",
            "E25",
            "",
            "Une autre personne que celle qui l'a demandé doit décider : laissez cette tâche à une ou un collègue.");
    static final Reason CLAIM_MOVED =
            Reason.of("CLAIM_MOVED", "R48", "", "Cette créance a déjà sa réponse : rechargez la page pour la voir.");
    static final Reason NOTHING_TO_DECLARE = Reason.of(
            "NOTHING_TO_DECLARE",
            "R48",
            "result",
            "Rien n'a été payé qui ne soit acquis ou revenu : choisissez « Rien à déclarer ».");
    static final Reason DECLARED_IN_THE_FUTURE = Reason.of(
            "DECLARED_IN_THE_FUTURE",
            "",
            "declaredOn",
            "La date de déclaration est dans l'avenir : indiquez le jour où la créance a été déclarée.");
    static final Reason DECLARED_BEFORE_PUBLICATION = Reason.of(
            "DECLARED_BEFORE_PUBLICATION",
            "R48",
            "declaredOn",
            "La créance ne peut pas être déclarée avant la publication au BODACC : vérifiez la date.");
    static final Reason HOLD_MOVED = Reason.of(
            "HOLD_MOVED", "", "", "La réponse du comptable est déjà enregistrée : rechargez la page pour la voir.");
    static final Reason ANSWERED_IN_THE_FUTURE = Reason.of(
            "ANSWERED_IN_THE_FUTURE",
            "",
            "answeredOn",
            "La date de la réponse est dans l'avenir : indiquez le jour où le comptable a répondu.");

    private FreezeReasons() {}

    static Reason somethingDue(Money due) {
        return Reason.of(
                "SOMETHING_DUE",
                "R48",
                "result",
                "Il reste " + due.french() + " à déclarer : déclarez cette créance, puis indiquez-le ici.");
    }
}
