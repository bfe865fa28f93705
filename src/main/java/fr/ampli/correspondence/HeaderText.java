package fr.ampli.correspondence;

import java.util.regex.Pattern;

/** A text as it may stand in the header of a mail, whoever wrote it: one line, nothing invisible, not endless. */
final class HeaderText {

    private static final int LONGEST = 250;

    private static final Pattern CONTROLS_AND_LINE_ENDS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]+");
    private static final Pattern SEVERAL_SPACES = Pattern.compile(" {2,}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}&&[^\\n\\t\\u200C\\u200D]]");
    private static final Pattern MANY_MARKS = Pattern.compile("(\\p{M}{3})\\p{M}+");

    private HeaderText() {}

    static String of(String text) {
        String line = SEVERAL_SPACES
                .matcher(visible(CONTROLS_AND_LINE_ENDS.matcher(text).replaceAll(" ")))
                .replaceAll(" ")
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
        return MANY_MARKS.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll("$1");
    }
}
