package fr.ampli.correspondence;

import fr.ampli.shared.French;
import fr.ampli.shared.Reason;
import java.time.LocalDate;

/** Why something about a letter is refused. */
final class LetterReasons {

    static final Reason NO_PROOF_BY_PHONE = Reason.of(
            "NO_PROOF_BY_PHONE",
            "E35",
            "manner",
            "Un délai légal court à partir de ce courrier : un appel ne prouve pas sa réception. Remettez-le en main "
                    + "propre ou envoyez-le en recommandé.");

    static final Reason PROOF_STILL_NEEDED = Reason.of(
            "PROOF_STILL_NEEDED",
            "E35",
            "result",
            "Un délai légal attend la preuve de ce courrier : il ne peut pas être abandonné. Une lettre recommandée "
                    + "présentée et non réclamée vaut notification au jour de sa première présentation.");

    static final Reason REFERENCE_MISSING = Reason.of(
            "REFERENCE_MISSING",
            "E35",
            "reference",
            "Indiquez la référence de la preuve : numéro du recommandé, ou document versé au dossier.");

    static final Reason ADDRESS_UNCHANGED = Reason.of(
            "ADDRESS_UNCHANGED",
            "",
            "email",
            "Le serveur a refusé cette adresse pour de bon. Corrigez-la, ou joignez le destinataire autrement.");

    static final Reason LETTER_SETTLED = Reason.of(
            "LETTER_SETTLED",
            "",
            "",
            "L’état de ce courrier a changé entre-temps. Rechargez la page pour voir où il en est.");

    private LetterReasons() {}

    static Reason inFuture(String field, String label) {
        return Reason.of("DAY_IN_FUTURE", "", field, label + " : cette date est dans l’avenir.");
    }

    static Reason beforeLetter(String field, String label, LocalDate written) {
        return Reason.of(
                "DAY_BEFORE_LETTER",
                "E35",
                field,
                label + " : le courrier a été écrit le " + French.date(written) + ", il n’a pas pu être reçu avant.");
    }
}
