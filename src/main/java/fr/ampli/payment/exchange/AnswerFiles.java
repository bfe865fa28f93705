package fr.ampli.payment.exchange;

import fr.ampli.shared.Refusal;
import java.util.regex.Pattern;

/** Reads what the finance system answers, whatever the format: it is told by the content, not by the name. */
public final class AnswerFiles {

    /** More would not be dealt with within the time that one job has. */
    static final int MOST_LINES = 5_000;

    private static final Pattern XML = Pattern.compile("^\\s*<[?!a-zA-Z]");

    private AnswerFiles() {}

    /**
     * Reads a whole file, or nothing of it.
     *
     * @throws Refusal saying in French what is wrong, with the line where it is known
     */
    public static AnswerFile read(byte[] content) {
        if (content.length == 0) {
            throw Refusal.of(ExchangeReasons.EMPTY);
        }
        AnswerFile file = isXml(content) ? IsoAnswers.read(content) : AnswerCsv.read(content);
        if (file.lines().size() > MOST_LINES) {
            throw Refusal.of(ExchangeReasons.tooManyLines(MOST_LINES));
        }
        if (file.lines().isEmpty() && file.wholeBatch().isEmpty()) {
            throw Refusal.of(ExchangeReasons.malformed(0, "il ne contient aucune réponse."));
        }
        return file;
    }

    private static boolean isXml(byte[] content) {
        int marks = content[0] & 0xFF;
        boolean utf16 = content.length > 1 && (marks == 0xFE || marks == 0xFF);
        String start = new String(
                content,
                0,
                Math.min(content.length, 200),
                utf16 ? java.nio.charset.StandardCharsets.UTF_16 : java.nio.charset.StandardCharsets.ISO_8859_1);
        return XML.matcher(start.replace("\u00EF\u00BB\u00BF", "")).find();
    }
}
