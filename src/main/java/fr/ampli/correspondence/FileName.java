package fr.ampli.correspondence;

import fr.ampli.shared.DossierNumber;
import java.text.Normalizer;
import java.util.Locale;

/** Names of files that letters carry: the dossier's number and a few plain words, whoever wrote them. */
final class FileName {

    private static final int LONGEST = 80;

    private FileName() {}

    /** "AMPLI-2026-0042-convention-a-signer.pdf". */
    static String of(DossierNumber number, String words, String ending) {
        String plain = Normalizer.normalize(words.replace("œ", "oe").replace("Œ", "oe"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String name = plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
        return number + (name.isEmpty() ? "" : "-" + name) + ending;
    }
}
