package fr.ampli.web;

import fr.ampli.deadline.Deadlines;
import fr.ampli.oversight.Figure;
import fr.ampli.oversight.Figure.Column;
import fr.ampli.shared.Money;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The table of a figure as a file that a French spreadsheet opens without asking. */
final class FigureFiles {

    private static final CSVFormat CSV = CSVFormat.DEFAULT
            .builder()
            .setDelimiter(';')
            .setRecordSeparator("\r\n")
            .get();
    /** By it a spreadsheet knows that the file is UTF-8. */
    private static final char BYTE_ORDER_MARK = '\ufeff';
    /** What a spreadsheet would read as a formula, and run. */
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\\t\\r]", Pattern.DOTALL);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");
    private static final int WIDEST = 60;

    static final MediaType CSV_TYPE = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final MediaType XLSX_TYPE =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private FigureFiles() {}

    /** An answer that a browser keeps as a file. */
    static ResponseEntity<byte[]> csvAnswer(Figure figure) {
        return answer(figure.id() + ".csv", CSV_TYPE, csv(figure));
    }

    /** The same as a workbook. */
    static ResponseEntity<byte[]> xlsxAnswer(Figure figure) {
        return answer(figure.id() + ".xlsx", XLSX_TYPE, xlsx(figure));
    }

    private static ResponseEntity<byte[]> answer(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .body(content);
    }

    /** The header by which a browser keeps an answer as a file. */
    static String disposition(String name) {
        return ContentDisposition.attachment().filename("ampli-" + name).build().toString();
    }

    /** Semicolons, decimal commas, days as 25/11/2026; amounts in euros. */
    static byte[] csv(Figure figure) {
        StringWriter text = new StringWriter();
        csv(figure.columns(), List.of(figure.rows()).iterator(), text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same for a table that comes in pages, each written before the next is asked for. */
    static void csv(List<Column> columns, Iterator<List<Map<String, Object>>> pages, Appendable out) {
        List<Column> written = inFiles(columns);
        try (CSVPrinter printer = new CSVPrinter(out.append(BYTE_ORDER_MARK), CSV)) {
            printer.printRecord(written.stream().map(FigureFiles::heading).toList());
            while (pages.hasNext()) {
                for (Map<String, Object> row : pages.next()) {
                    printer.printRecord(written.stream()
                            .map(column -> written(column, row.get(column.key())))
                            .toList());
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Links lead from screen to screen; on paper they lead nowhere. */
    private static List<Column> inFiles(List<Column> columns) {
        return columns.stream()
                .filter(column -> column.type() != Figure.Type.LINK)
                .toList();
    }

    /** Numbers and days as such, so that a spreadsheet can calculate with them. */
    static byte[] xlsx(Figure figure) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "AMPLI", "1.0")) {
            Worksheet sheet = book.newWorksheet(sheetName(figure.title()));
            List<Column> columns = inFiles(figure.columns());
            for (int c = 0; c < columns.size(); c++) {
                sheet.value(0, c, heading(columns.get(c)));
                sheet.width(c, width(figure, columns.get(c)));
            }
            sheet.range(0, 0, 0, Math.max(0, columns.size() - 1)).style().bold().set();
            sheet.freezePane(0, 1);
            for (int r = 0; r < figure.rows().size(); r++) {
                for (int c = 0; c < columns.size(); c++) {
                    fill(
                            sheet,
                            r + 1,
                            c,
                            columns.get(c),
                            figure.rows().get(r).get(columns.get(c).key()));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String heading(Column column) {
        return switch (column.type()) {
            case MONEY -> column.label() + " (€)";
            case PERCENT -> column.label() + " (%)";
            default -> column.label();
        };
    }

    private static String written(Column column, Object value) {
        if (value == null) {
            return "";
        }
        return switch (column.type()) {
            case MONEY -> euros(value).toPlainString().replace('.', ',');
            case PERCENT, DAYS -> value.toString().replace('.', ',');
            case INTEGER -> value.toString();
            case DATE -> DAY.format((LocalDate) value);
            case INSTANT -> MOMENT.format(inFrance(value));
            case TEXT, DOSSIER, LINK -> harmless(value.toString());
        };
    }

    private static void fill(Worksheet sheet, int row, int column, Column what, Object value) {
        if (value == null) {
            return;
        }
        switch (what.type()) {
            case MONEY -> {
                sheet.value(row, column, euros(value));
                sheet.style(row, column).format("#,##0.00").set();
            }
            case PERCENT, INTEGER, DAYS -> sheet.value(row, column, (Number) value);
            case DATE -> {
                sheet.value(row, column, (LocalDate) value);
                sheet.style(row, column).format("dd/mm/yyyy").set();
            }
            case INSTANT -> {
                sheet.value(row, column, inFrance(value));
                sheet.style(row, column).format("dd/mm/yyyy hh:mm").set();
            }
            // Written as text, a spreadsheet never takes it for a formula
            case TEXT, DOSSIER, LINK -> sheet.value(row, column, value.toString());
        }
    }

    private static BigDecimal euros(Object cents) {
        return Money.ofCents(((Number) cents).longValue()).amount();
    }

    private static LocalDateTime inFrance(Object moment) {
        return LocalDateTime.ofInstant((Instant) moment, Deadlines.ZONE);
    }

    private static String harmless(String text) {
        return FORMULA.matcher(text).find() ? "'" + text : text;
    }

    private static double width(Figure figure, Column column) {
        int longest = figure.rows().stream()
                .mapToInt(row -> written(column, row.get(column.key())).length())
                .max()
                .orElse(0);
        return Math.min(WIDEST, Math.max(heading(column).length(), longest) + 3);
    }

    /** A sheet's name is short, and some signs are not allowed in it. */
    private static String sheetName(String title) {
        String plain = title.replaceAll("[\\[\\]:*?/\\\\]", " ");
        return plain.length() <= 31 ? plain : plain.substring(0, 30) + "…";
    }
}
