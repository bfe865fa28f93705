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

    /**
     * Without what nobody sees: control characters other than line ends, marks that turn the direction of writing or
     * have no width (but the joiners that some scripts and pictures need), half characters; and with no more than three
     * marks on one letter.
     */
    static String visible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}&&[^\\n\\t\\u200C\\u200D]]", "")
                .replaceAll("(\\p{M}{3})\\p{M}+", "$1");
    }
}
