package fr.ampli.review;

import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import java.time.LocalDate;

/** Why something of the review cannot be recorded. */
final class ReviewReasons {

    static final Reason DOUBLE_FUNDING_WITHOUT_NOTE = Reason.of(
            "DOUBLE_FUNDING_WITHOUT_NOTE",
            "E23",
            "doubleFundingNote",
            "Dites quel autre financement porte sur le poste et pourquoi le cumul est possible ou non.");
    static final Reason RISK_WITHOUT_GROUNDS = Reason.of(
            "RISK_WITHOUT_GROUNDS",
            "",
            "riskGrounds",
            "Dites pourquoi le risque est moyen ou élevé : le contrôle en tiendra compte.");
    static final Reason RETURN_WITHOUT_GROUNDS = Reason.of(
            "RETURN_WITHOUT_GROUNDS",
            "R55",
            "grounds",
            "Dites ce qu'il faut reprendre : le dossier retourne à l'instruction.");
    static final Reason SESSION_IN_FUTURE = Reason.of(
            "SESSION_IN_FUTURE",
            "R57",
            "heldOn",
            "La séance du comité est dans le futur : enregistrez son avis une fois qu'elle s'est tenue.");
    static final Reason THIRD_ADJOURNMENT = Reason.of(
            "THIRD_ADJOURNMENT",
            "E07",
            "outcome",
            "Le dossier a déjà été ajourné deux fois : le comité doit rendre un avis favorable ou défavorable.");
    static final Reason COMPLEMENT_NOT_NAMED = Reason.of(
            "COMPLEMENT_NOT_NAMED",
            "E07",
            "complementAsked",
            "Dites ce que le porteur doit apporter avant la prochaine séance.");
    static final Reason RECEIVED_IN_FUTURE = Reason.of(
            "RECEIVED_IN_FUTURE",
            "E07",
            "receivedOn",
            "La date de réception est dans le futur : indiquez le jour où le complément est arrivé.");
    static final Reason DECIDED_IN_FUTURE = Reason.of(
            "DECIDED_IN_FUTURE",
            "R28",
            "decidedOn",
            "La date de la décision est dans le futur : indiquez le jour de la signature.");
    static final Reason AWARD_AGAINST_COMMITTEE = Reason.of(
            "AWARD_AGAINST_COMMITTEE",
            "R57",
            "outcome",
            "Le comité a rendu un avis défavorable : l'aide ne peut pas être attribuée.");
    static final Reason REFUSAL_WITHOUT_GROUNDS = Reason.of(
            "REFUSAL_WITHOUT_GROUNDS",
            "R21",
            "grounds",
            "Le comité a rendu un avis favorable : écrivez les motifs de fait et de droit du rejet.");

    private ReviewReasons() {}

    static Reason before(String code, String field, String what, LocalDate earliest) {
        return Reason.of(
                code, "", field, what + " ne peut pas précéder le " + French.date(earliest) + " : vérifiez la date.");
    }
}
