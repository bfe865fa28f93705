package fr.ampli.document;

import fr.ampli.shared.Reason;
import org.springframework.util.unit.DataSize;

/** Why a document is not taken, or not there. */
final class DocumentReasons {

    static final Reason EMPTY = Reason.of(
            "DOCUMENT_EMPTY",
            "",
            "file",
            "Le fichier est vide : ouvrez-le pour vérifier son contenu, puis envoyez-le de nouveau.");
    static final Reason KIND_UNKNOWN =
            Reason.of("DOCUMENT_KIND_UNKNOWN", "", "kind", "Choisissez dans la liste à quoi sert ce document.");
    static final Reason NOT_FOUND =
            Reason.of("DOCUMENT_NOT_FOUND", "", "id", "Ce document n'existe pas ou n'appartient pas à ce dossier.");

    private DocumentReasons() {}

    static Reason tooLarge(DataSize maximum) {
        return Reason.of(
                "DOCUMENT_TOO_LARGE",
                "",
                "file",
                "Le fichier dépasse " + maximum.toMegabytes()
                        + " Mo : réduisez-le (par exemple en l'exportant en PDF) ou envoyez-le en plusieurs parties.");
    }

    static Reason typeRefused(String fileName) {
        return Reason.of(
                "DOCUMENT_TYPE_REFUSED",
                "",
                "file",
                "Le contenu de « " + fileName + " » n'est pas d'un type accepté. Envoyez un PDF, une image JPEG ou PNG,"
                        + " ou un fichier texte ou tableur (ODT, ODS, DOCX, XLSX), sans changer son extension.");
    }

    static Reason missing(DocumentKind kind) {
        return Reason.of(
                "DOCUMENT_MISSING_" + kind.name(),
                "",
                "documents",
                "Il manque la pièce « " + kind.label() + " » : joignez-la avant de terminer.");
    }
}
