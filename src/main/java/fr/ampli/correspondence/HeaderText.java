package fr.ampli.correspondence;

/** A text as it may stand in the header of a mail, whoever wrote it: one line, nothing invisible, not endless. */
final class HeaderText {

    private static final int LONGEST = 250;

    private HeaderText() {}

    static String of(String text) {
        String line = visible(text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " "))
                .replaceAll(" {2,}", " ")
                .strip();
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    /** Without control characters other than line ends, and without marks that turn the direction of writing. */
    static String visible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069&&[^\\n\\t]]", "");
    }
}
