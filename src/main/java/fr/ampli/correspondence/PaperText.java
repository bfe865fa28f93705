package fr.ampli.correspondence;

import java.text.Normalizer;

/** A text as it may stand on paper: its accents in one piece, nothing that only a screen could compose. */
final class PaperText {

    private PaperText() {}

    static String of(String text) {
        return unbroken(Normalizer.normalize(HeaderText.visible(text), Normalizer.Form.NFC)
                .replaceAll("[\\u200C\\u200D\\uFE00-\\uFE0F]", ""));
    }

    /** With spaces that hold together what no line may part: a word and its sign or quotes, the groups of a number. */
    static String unbroken(String text) {
        return text.replaceAll(" (?=[:;?!»%€])|(?<=\\d) (?=\\d)", "\u00a0").replaceAll("(?<=«) ", "\u00a0");
    }
}
