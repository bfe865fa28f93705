package fr.ampli.payment.exchange;

import fr.ampli.shared.Reason;

/** Why a file is refused as a whole. */
final class ExchangeReasons {

    static final Reason EMPTY = fileReason("ANSWER_FILE_EMPTY", "Ce fichier est vide : choisissez celui du comptable.");
    static final Reason UNKNOWN_FORMAT = fileReason(
            "ANSWER_FORMAT_UNKNOWN",
            "Ce fichier n'est ni un pain.002.001.10, ni un camt.054.001.08, ni le tableau CSV attendu :"
                    + " demandez au comptable l'un de ces formats.");
    static final Reason DOCTYPE = fileReason(
            "ANSWER_FILE_DOCTYPE",
            "Ce fichier XML contient une déclaration DOCTYPE, interdite ici :"
                    + " demandez au comptable un fichier sans elle.");

    private ExchangeReasons() {}

    static Reason tooManyLines(int maximum) {
        return fileReason(
                "ANSWER_FILE_TOO_LONG",
                "Ce fichier compte plus de " + maximum + " lignes : faites-le partager en plusieurs fichiers.");
    }

    /** @param line counted from 1, or 0 where nobody knows */
    static Reason malformed(int line, String what) {
        return fileReason(
                "ANSWER_FILE_MALFORMED", (line > 0 ? "Ligne " + line + " : " : "Fichier illisible : ") + what);
    }

    private static Reason fileReason(String code, String sentence) {
        return Reason.of(code, "", "file", sentence);
    }
}
