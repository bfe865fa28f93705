package fr.ampli.payment;

import fr.ampli.access.Parts;
import fr.ampli.shared.Money;
import fr.ampli.shared.Reason;

/** Why an act on an envelope is refused. */
final class EnvelopeReasons {

    static final Reason NO_LONGER_WAITING = Reason.of(
            "NO_LONGER_WAITING",
            "E31",
            "",
            "Ce dossier n'attend plus : un crédit vient de lui être réservé. Rechargez la page, la tâche va disparaître.");
    static final Reason BUDGET_OPEN = Reason.of(
            "BUDGET_OPEN",
            "E31",
            "year",
            "Une proposition attend déjà la confirmation d'un chef de service pour cette année : elle doit d'abord être"
                    + " confirmée ou refusée.");
    static final Reason BUDGET_UNCHANGED = Reason.of(
            "BUDGET_UNCHANGED",
            "E31",
            "budget",
            "L'enveloppe de cette année a déjà ce montant : il n'y a rien à changer.");
    static final Reason BUDGET_DECIDED =
            Reason.of("BUDGET_DECIDED", "E31", "", "Cette proposition est déjà décidée : rechargez la page.");
    static final Reason DELIBERATED_IN_THE_FUTURE = Reason.of(
            "DELIBERATED_IN_THE_FUTURE",
            "",
            "deliberatedOn",
            "La délibération est datée dans l'avenir : indiquez le jour où elle a été votée.");
    static final Reason BUDGET_OF_ONE_PERSON = Reason.of(
            Parts.SEPARATION_OF_DUTIES,
            "R55",
            "",
            "Vous avez proposé ce montant : une autre personne doit le confirmer.");

    private EnvelopeReasons() {}

    static Reason exhausted(Envelope envelope, Money grant) {
        return Reason.of(
                "ENVELOPE_EXHAUSTED",
                "E31",
                "",
                "L'enveloppe " + envelope.year() + " ne couvre plus cette aide de " + grant.french() + " : il y reste "
                        + envelope.room().french()
                        + ". Demandez à l'ordonnateur de faire relever l'enveloppe, puis recommencez.");
    }

    static Reason belowTaken(Envelope envelope) {
        return Reason.of(
                "BUDGET_BELOW_TAKEN",
                "E31",
                "budget",
                "L'enveloppe " + envelope.year() + " ne peut pas descendre sous ce qui est déjà réservé ou engagé : "
                        + envelope.taken().french() + ".");
    }

    static Reason yearOutOfReach(int first, int last) {
        return Reason.of(
                "BUDGET_YEAR",
                "E31",
                "year",
                "Une enveloppe se fixe pour l'année en cours ou pour une année à venir : de " + first + " à " + last
                        + ".");
    }
}
