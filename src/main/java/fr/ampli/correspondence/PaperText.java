package fr.ampli.correspondence;

import java.text.Normalizer;

/** A text as it may stand on paper: its accents in one piece, nothing that only a screen could compose. */
final class PaperText {

    private PaperText() {}

    static String of(String text) {
        return unbroken(Normalizer.normalize(HeaderText.visible(text), Normalizer.Form.NFC)
                .replaceAll("[\\u200C\\u200D\\uFE00-\\uFE0F]", ""));
    }

    /** With the spaces that French punctuation hangs on, so that no line begins with a colon or ends with a quote. */
    static String unbroken(String text) {
        return text.replaceAll(" (?=[:;?!»%])", "\u00a0").replaceAll("(?<=«) ", "\u00a0");
    }
}
