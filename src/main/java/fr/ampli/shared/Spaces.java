package fr.ampli.shared;

import java.util.function.IntPredicate;

/** Spaces as people paste them: ordinary, no-break, narrow, zero-width. */
final class Spaces {

    static final char NO_BREAK = '\u00A0';
    static final char NARROW_NO_BREAK = '\u202F';

    private Spaces() {}

    static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || codePoint == 0x200B
                || codePoint == 0xFEFF;
    }

    /** The text without the spaces around it; "" for null. String.strip() alone would keep a no-break space. */
    static String strip(String text) {
        if (text == null) {
            return "";
        }
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** The text without any space at all; "" for null. */
    static String remove(String text) {
        if (text == null) {
            return "";
        }
        IntPredicate space = Spaces::isSpace;
        return text.codePoints()
                .filter(space.negate())
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Groups of the given sizes, kept on one line by no-break spaces. */
    static String group(String text, int... sizes) {
        StringBuilder grouped = new StringBuilder();
        int from = 0;
        for (int size : sizes) {
            int to = Math.min(from + size, text.length());
            if (from < to) {
                grouped.append(from == 0 ? "" : NO_BREAK).append(text, from, to);
            }
            from = to;
        }
        return grouped.toString();
    }
}
