package fr.ampli.dossier;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Reason;

/** Why a dossier cannot be opened, found or moved. */
final class DossierReasons {

    static final Reason SIRET_INVALID = Reason.of(
            "SIRET_INVALID",
            "R50",
            "siret",
            "Le numéro SIRET n'est pas valide : il compte 14 chiffres et sa clé de contrôle doit être juste."
                    + " Recopiez-le depuis l'avis de situation de l'Insee, ou laissez le champ vide"
                    + " si la structure n'est pas encore créée.");
    static final Reason SIRET_MISSING = Reason.of(
            "SIRET_MISSING",
            "E38",
            "siret",
            "Le numéro SIRET est nécessaire pour une structure déjà créée."
                    + " S'il n'existe pas encore, choisissez « Structure en cours de création ».");
    static final Reason RNA_INVALID = Reason.of(
            "RNA_INVALID",
            "§2.8",
            "rna",
            "Le numéro RNA n'est pas valide : il s'écrit W suivi de 9 chiffres (exemple : W332001234)."
                    + " Laissez le champ vide si l'association n'en a pas.");
    static final Reason POSTAL_CODE_INVALID = Reason.of(
            "POSTAL_CODE_INVALID",
            "",
            "postalCode",
            "Le code postal n'est pas valide : écrivez ses 5 chiffres (exemple : 33000).");
    static final Reason PARTNER_UNKNOWN = Reason.of(
            "PARTNER_UNKNOWN",
            "",
            "referringPartner",
            "Ce partenaire n'est pas dans l'annuaire : choisissez-le dans la liste, ou « Aucun partenaire ».");

    static final Reason STANDING_WITHOUT_SIRET = Reason.of(
            "STANDING_WITHOUT_SIRET",
            "R50",
            "standing.directory",
            "La structure n'a pas encore de numéro SIRET : enregistrez-le avant de consulter sa situation.");

    static final Reason ENDING_UNKNOWN =
            Reason.of("ENDING_UNKNOWN", "", "ending", "Cette issue n’existe pas : choisissez-la dans la liste.");
    static final Reason DEPARTMENT_INVALID = Reason.of(
            "DEPARTMENT_INVALID",
            "",
            "department",
            "Le département s’écrit par son numéro : deux chiffres (exemple : 33), trois outre-mer.");
    static final Reason PERIOD_INVALID = Reason.of(
            "PERIOD_INVALID", "", "from", "La période n’est pas valide : indiquez un jour, un mois et une année.");
    static final Reason PAGE_UNKNOWN =
            Reason.of("PAGE_UNKNOWN", "", "", "La suite de cette liste n’est pas reconnue. Relancez la recherche.");

    private DossierReasons() {}

    static Reason duplicate(DossierNumber existing) {
        return Reason.of(
                "DUPLICATE_DOSSIER",
                "E37",
                "siret",
                "Un dossier est déjà ouvert pour cette structure ou ce projet : " + existing
                        + ". Complétez ce dossier plutôt que d'en ouvrir un second.");
    }

    static Reason unknown(String number) {
        return Reason.of(
                "DOSSIER_UNKNOWN",
                "",
                "number",
                "Aucun dossier ne porte le numéro « " + number + " ». Vérifiez-le : il s'écrit comme AMPLI-2026-0042.");
    }

    static Reason closed(DossierNumber number, Ending ending) {
        return Reason.of(
                "DOSSIER_CLOSED",
                "",
                "number",
                "Le dossier " + number + " est clos (" + ending.label().toLowerCase(java.util.Locale.FRENCH)
                        + ") : il ne peut plus changer.");
    }
}
