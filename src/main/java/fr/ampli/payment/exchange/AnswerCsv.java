package fr.ampli.payment.exchange;

import fr.ampli.shared.Checks;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Money;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of answers: semicolons, a heading line, UTF-8 or the encoding of French Windows. Column by column:
 * docs/payment-exchange.md. Everything that is wrong in it is told at once, up to {@value #MOST_TOLD} lines.
 */
final class AnswerCsv {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<String> COMPULSORY = List.of("reference", "resultat", "montant", "date");
    private static final List<String> OPTIONAL = List.of("mandat", "motif", "iban");
    private static final Pattern FRENCH_DAY = Pattern.compile("([0-9]{2})/([0-9]{2})/([0-9]{4})");
    private static final int LONGEST_FIELD = 500;
    private static final int MOST_TOLD = 10;

    private final List<Reason> wrong = new ArrayList<>();

    static AnswerFile read(byte[] content) {
        return new AnswerCsv().parse(text(content));
    }

    private AnswerFile parse(String text) {
        List<Row> rows = rows(text);
        if (rows.isEmpty()) {
            throw Refusal.of(ExchangeReasons.UNKNOWN_FORMAT);
        }
        Map<String, Integer> columns = columns(rows.get(0));
        List<AnswerLine> lines = new ArrayList<>();
        for (Row row : rows.subList(1, rows.size())) {
            if (lines.size() > AnswerFiles.MOST_LINES) {
                throw Refusal.of(ExchangeReasons.tooManyLines(AnswerFiles.MOST_LINES));
            }
            lines.add(line(row, columns));
            if (wrong.size() >= MOST_TOLD) {
                break;
            }
        }
        if (!wrong.isEmpty()) {
            throw Refusal.of(wrong);
        }
        return new AnswerFile(AnswerFile.Format.CSV, lines, Optional.empty());
    }

    private AnswerLine line(Row row, Map<String, Integer> columns) {
        if (row.fields().size() != columns.size()) {
            wrong.add(ExchangeReasons.malformed(
                    row.number(),
                    row.fields().size() + " colonnes au lieu de " + columns.size()
                            + " : vérifiez les points-virgules et les guillemets."));
            return new AnswerLine(
                    row.number(),
                    "",
                    AnswerLine.Result.NONE,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        AnswerLine.Result result =
                switch (field(row, columns, "resultat").orElse("").toUpperCase(Locale.ROOT)) {
                    case "PAYE", "PAYÉ" -> AnswerLine.Result.PAID;
                    case "REJETE", "REJETÉ" -> AnswerLine.Result.REJECTED;
                    default -> {
                        wrong.add(ExchangeReasons.malformed(row.number(), "le résultat doit être PAYE ou REJETE."));
                        yield AnswerLine.Result.NONE;
                    }
                };
        Optional<String> mandate = field(row, columns, "mandat");
        if (result == AnswerLine.Result.PAID && mandate.isEmpty()) {
            wrong.add(ExchangeReasons.malformed(row.number(), "le numéro de mandat manque."));
        }
        if (mandate.filter(number -> number.length() > 50).isPresent()) {
            wrong.add(ExchangeReasons.malformed(row.number(), "le numéro de mandat dépasse 50 caractères."));
        }
        Optional<String> reason = field(row, columns, "motif");
        if (result == AnswerLine.Result.REJECTED && reason.isEmpty()) {
            wrong.add(ExchangeReasons.malformed(row.number(), "le motif du rejet manque."));
        }
        String reference = field(row, columns, "reference").orElse("");
        if (reference.isEmpty() || reference.length() > 70) {
            wrong.add(ExchangeReasons.malformed(row.number(), "la référence manque ou dépasse 70 caractères."));
        }
        return new AnswerLine(
                row.number(),
                reference,
                result,
                amount(row, columns),
                day(row, columns),
                mandate,
                reason,
                iban(row, columns),
                Optional.empty());
    }

    private Optional<Money> amount(Row row, Map<String, Integer> columns) {
        Checks checks = new Checks();
        BigDecimal euros = checks.decimal(field(row, columns, "montant").orElse(""), "montant", "Montant");
        if (!checks.ok() || euros.signum() <= 0 || euros.stripTrailingZeros().scale() > 2) {
            wrong.add(ExchangeReasons.malformed(
                    row.number(), "le montant doit être un nombre positif au centime près, par exemple 12000,00."));
            return Optional.empty();
        }
        return Optional.of(Money.ofCents(euros.movePointRight(2).longValueExact()));
    }

    private Optional<LocalDate> day(Row row, Map<String, Integer> columns) {
        String written = field(row, columns, "date").orElse("");
        Matcher french = FRENCH_DAY.matcher(written);
        try {
            LocalDate day = french.matches()
                    ? LocalDate.of(
                            Integer.parseInt(french.group(3)),
                            Integer.parseInt(french.group(2)),
                            Integer.parseInt(french.group(1)))
                    : LocalDate.parse(written);
            if (day.getYear() >= 1900 && day.getYear() <= 2199) {
                return Optional.of(day);
            }
        } catch (DateTimeException notADay) {
            // Told below like any other
        }
        wrong.add(ExchangeReasons.malformed(
                row.number(), "la date doit être un jour qui existe, écrit 31/12/2026 ou 2026-12-31."));
        return Optional.empty();
    }

    private Optional<String> iban(Row row, Map<String, Integer> columns) {
        Optional<String> written = field(row, columns, "iban");
        Optional<String> read = written.flatMap(Iban::read).map(Iban::value);
        if (written.isPresent() && read.isEmpty()) {
            wrong.add(ExchangeReasons.malformed(row.number(), "l'IBAN n'est pas valable."));
        }
        return read;
    }

    private static Optional<String> field(Row row, Map<String, Integer> columns, String name) {
        return Optional.ofNullable(columns.get(name))
                .map(index -> row.fields().get(index).strip())
                .filter(value -> !value.isEmpty());
    }

    /** Which column is where; a file without the compulsory ones is none of ours. */
    private static Map<String, Integer> columns(Row heading) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < heading.fields().size(); i++) {
            String name =
                    heading.fields().get(i).strip().toLowerCase(Locale.ROOT).replace('é', 'e');
            if ((!COMPULSORY.contains(name) && !OPTIONAL.contains(name)) || columns.put(name, i) != null) {
                throw Refusal.of(ExchangeReasons.UNKNOWN_FORMAT);
            }
        }
        if (!columns.keySet().containsAll(COMPULSORY)) {
            throw Refusal.of(ExchangeReasons.UNKNOWN_FORMAT);
        }
        return columns;
    }

    private static String text(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException otherwise) {
            text = new String(content, WINDOWS);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** One record of the table and the line on which it begins. */
    private record Row(int number, List<String> fields) {}

    /** RFC 4180 with semicolons. Empty lines are passed over. */
    private static List<Row> rows(String text) {
        List<Row> rows = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int line = 1;
        int begun = 1;
        boolean quoted = false;
        boolean closed = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            boolean over = i == text.length();
            if (quoted && !over) {
                if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append('"');
                    i++;
                } else if (c == '"') {
                    quoted = false;
                    closed = true;
                } else if (c == '\n' || c == '\r') {
                    throw malformed(line, "un guillemet n'est pas fermé.");
                } else {
                    append(field, c, line);
                }
            } else if (quoted) {
                throw malformed(line, "un guillemet n'est pas fermé.");
            } else if (c == ';') {
                fields.add(field.toString());
                field.setLength(0);
                closed = false;
            } else if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                // The line ends with the next sign
                continue;
            } else if (c == '\n' || c == '\r') {
                fields.add(field.toString());
                field.setLength(0);
                closed = false;
                if (fields.size() > 1 || !fields.get(0).isBlank()) {
                    rows.add(new Row(begun, List.copyOf(fields)));
                }
                if (rows.size() > AnswerFiles.MOST_LINES + 1) {
                    throw Refusal.of(ExchangeReasons.tooManyLines(AnswerFiles.MOST_LINES));
                }
                fields.clear();
                begun = ++line;
            } else if (c == '"' && field.toString().isBlank() && !closed) {
                field.setLength(0);
                quoted = true;
            } else if (closed && !Character.isWhitespace(c)) {
                throw malformed(line, "du texte suit un guillemet fermé.");
            } else {
                append(field, c, line);
            }
        }
        return rows;
    }

    private static void append(StringBuilder field, char c, int line) {
        if (Character.isISOControl(c) && c != '\t') {
            throw malformed(line, "un caractère de commande s'y trouve : ce n'est pas un tableau CSV.");
        }
        if (field.length() >= LONGEST_FIELD) {
            throw malformed(line, "une valeur dépasse " + LONGEST_FIELD + " caractères.");
        }
        field.append(c);
    }

    private static Refusal malformed(int line, String what) {
        return Refusal.of(ExchangeReasons.malformed(line, what));
    }
}
