package fr.ampli.payment.exchange;

import java.text.Normalizer;

/** Words in the alphabet that every bank of the SEPA area takes (EPC217-08): no accents, a few signs. */
final class SepaText {

    private SepaText() {}

    /** Never empty: where nothing is left, a point stands for it. */
    static String of(String text, int maxLength) {
        String plain = Normalizer.normalize(
                        text.replace("œ", "oe")
                                .replace("Œ", "OE")
                                .replace("æ", "ae")
                                .replace("Æ", "AE")
                                .replace("ß", "ss")
                                .replace('’', '\'')
                                .replace("&", " et "),
                        Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9/?:().,'+ -]", " ")
                // A field may not begin with a slash, nor hold two in a row
                .replaceAll("/{2,}", "/")
                .replaceAll("^[/ ]+", "")
                .replaceAll(" {2,}", " ")
                .strip();
        String fitting =
                plain.length() > maxLength ? plain.substring(0, maxLength).strip() : plain;
        return fitting.isEmpty() ? "." : fitting;
    }
}
