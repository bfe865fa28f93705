package fr.ampli.correspondence;

import java.util.Map;

/**
 * Someone a letter goes to.
 *
 * @param role what they are to the dossier: {@code holder}, {@code partner}… as the template names it
 */
public record Addressee(String role, String name, String email) {

    /** The holder of the project: every scheme letter is written for them first. */
    public static final String HOLDER = "holder";
    /** The partner that referred the project; hears of stages only. */
    public static final String PARTNER = "partner";

    private static final Map<String, String> LABELS = Map.of(
            HOLDER,
            "Porteur de projet",
            PARTNER,
            "Partenaire à l’origine de l’orientation",
            "referred-partner",
            "Partenaire sollicité");

    /** What they are to the dossier, in the reader's language. */
    public String roleLabel() {
        return LABELS.getOrDefault(role, role);
    }
}
