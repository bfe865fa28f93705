package fr.ampli.correspondence;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A text as it may stand on paper: its accents in one piece, nothing that only a screen could compose. */
final class PaperText {

    private static final Pattern COMPOSING = Pattern.compile("[\\u200C\\u200D\\uFE00-\\uFE0F]");
    private static final Pattern HOLDING = Pattern.compile(" (?=[:;?!»%€])|(?<=\\d) (?=\\d)|(?<=«) ");

    private PaperText() {}

    static String of(String text) {
        String visible = Normalizer.normalize(HeaderText.visible(text), Normalizer.Form.NFC);
        return unbroken(COMPOSING.matcher(visible).replaceAll(""));
    }

    /** With spaces that hold together what no line may part: a word and its sign or quotes, the groups of a number. */
    static String unbroken(String text) {
        return HOLDING.matcher(text).replaceAll("\u00a0");
    }
}
