package fr.ampli.submission;

import fr.ampli.document.DocumentKind;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import java.time.LocalDate;

/** Why something about an application or its pieces cannot be recorded. */
final class SubmissionReasons {

    static final Reason SUBMITTED_IN_FUTURE = Reason.of(
            "SUBMITTED_IN_FUTURE",
            "R17",
            "submittedOn",
            "La date de réception est dans le futur : indiquez le jour où la demande est arrivée.");
    static final Reason FULL_TIME_WITHOUT_BASIS = Reason.of(
            "FULL_TIME_WITHOUT_BASIS",
            "R38",
            "fullTimeBasis",
            "Le temps plein indiqué n'est pas la durée légale : citez la convention collective ou l'accord qui le fixe.");
    static final Reason PERIOD_BACKWARDS = Reason.of(
            "PERIOD_BACKWARDS",
            "R06",
            "plannedUntil",
            "La fin de l'amorçage précède son début : corrigez l'une des deux dates.");
    static final Reason AMOUNT_IMPLAUSIBLE = Reason.of(
            "AMOUNT_IMPLAUSIBLE",
            "R26",
            "deMinimisReceived",
            "Le montant des aides de minimis n'est pas plausible : indiquez leur somme en euros, ou 0.");
    static final Reason NOTHING_INDISPENSABLE_MISSING = Reason.of(
            "NOTHING_INDISPENSABLE_MISSING",
            "R20",
            "result",
            "Aucune pièce indispensable ne manque : l'examen doit continuer. Choisissez un autre résultat ;"
                    + " une pièce utile pourra être demandée pendant l'instruction.");
    static final Reason INADMISSIBLE_WITHOUT_REASON = Reason.of(
            "INADMISSIBLE_WITHOUT_REASON",
            "R21",
            "grounds",
            "Aucune règle d'éligibilité ne s'oppose à la demande : écrivez les motifs de fait et de droit"
                    + " de l'irrecevabilité.");
    static final Reason NOTHING_RECEIVED = Reason.of(
            "NOTHING_RECEIVED",
            "R19",
            "documents",
            "Aucune des pièces demandées n'est arrivée depuis la demande : joignez-les, ou notez l'explication"
                    + " donnée par le porteur.");
    static final Reason RECEIVED_IN_FUTURE = Reason.of(
            "RECEIVED_IN_FUTURE",
            "R18",
            "receivedOn",
            "La date de réception des pièces est dans le futur : indiquez le jour où elles sont arrivées.");

    private SubmissionReasons() {}

    static Reason alreadyRecorded(DossierNumber number) {
        return Reason.of(
                "APPLICATION_ALREADY_RECORDED",
                "E37",
                "",
                "Une demande est déjà enregistrée pour le dossier " + number + " : il n'y en a qu'une par dossier.");
    }

    static Reason submittedTooEarly(LocalDate openedOn) {
        return Reason.of(
                "SUBMITTED_BEFORE_CONTACT",
                "R17",
                "submittedOn",
                "La date de réception précède l'ouverture du dossier (" + French.date(openedOn)
                        + ") : vérifiez l'année et le jour.");
    }

    static Reason hoursImplausible(String field, String label) {
        return Reason.of(
                "HOURS_IMPLAUSIBLE",
                "R38",
                field,
                "« " + label + " » : indiquez un nombre d'heures par semaine, plus de 0 et 48 au plus.");
    }

    static Reason tooManyDecimals(String field, String label) {
        return Reason.of("TOO_MANY_DECIMALS", "", field, "« " + label + " » : écrivez deux décimales au plus.");
    }

    static Reason pieceLacking(DocumentKind kind) {
        return Reason.of(
                "PIECE_LACKING",
                "R19",
                "pieces." + kind.name() + ".state",
                "La pièce indispensable « " + kind.label() + " » n'est pas acceptée : le dossier n'est pas complet.");
    }

    static Reason pieceNotReceived(DocumentKind kind) {
        return Reason.of(
                "PIECE_NOT_RECEIVED",
                "R19",
                "pieces." + kind.name() + ".state",
                "La pièce « " + kind.label() + " » n'est pas au dossier : joignez-la avant de l'accepter.");
    }

    static Reason refusedWithoutReason(DocumentKind kind) {
        return Reason.of(
                "REFUSED_WITHOUT_REASON",
                "R19",
                "pieces." + kind.name() + ".reason",
                "Dites pourquoi la pièce « " + kind.label() + " » est refusée : le porteur doit pouvoir la corriger.");
    }

    static Reason pieceNotExpected(String kind) {
        return Reason.of(
                "PIECE_NOT_EXPECTED",
                "R19",
                "pieces",
                "La pièce « " + kind + " » n'est pas attendue pour ce dossier : rechargez la page.");
    }

    static Reason receivedBeforeRequest(LocalDate requestedOn) {
        return Reason.of(
                "RECEIVED_BEFORE_REQUEST",
                "R18",
                "receivedOn",
                "Les pièces ne peuvent pas être arrivées avant leur demande du " + French.date(requestedOn) + ".");
    }
}
