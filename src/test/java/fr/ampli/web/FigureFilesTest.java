package fr.ampli.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.oversight.Figure;
import fr.ampli.oversight.Figure.Chart;
import fr.ampli.oversight.Figure.Column;
import fr.ampli.oversight.Figure.Type;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure as a file that a French spreadsheet reads as it is meant, and never runs. */
class FigureFilesTest {

    @TempDir
    Path folder;

    private static final Map<String, Object> ROW = new LinkedHashMap<>();

    static {
        ROW.put("name", "Fournil; « Le Pain »");
        ROW.put("money", 1_234_567L);
        ROW.put("share", new BigDecimal("17.5"));
        ROW.put("days", 12);
        ROW.put("day", LocalDate.of(2026, 11, 5));
        ROW.put("at", Instant.parse("2026-07-01T08:05:00Z"));
        ROW.put("nothing", null);
    }

    private static Figure figure(List<Map<String, Object>> rows) {
        return new Figure(
                "test",
                "Dossiers : ce qui attend / ce qui ne peut pas attendre",
                "Un essai.",
                Instant.EPOCH,
                List.of(),
                List.of(
                        new Column("name", "Nom", Type.TEXT),
                        new Column("money", "Montant", Type.MONEY),
                        new Column("share", "Part", Type.PERCENT),
                        new Column("days", "Jours", Type.DAYS),
                        new Column("day", "Le", Type.DATE),
                        new Column("at", "À", Type.INSTANT),
                        new Column("nothing", "Rien", Type.INTEGER)),
                rows,
                new Chart(Chart.Kind.NONE, "", List.of()),
                null);
    }

    @Test
    void csv_is_written_as_french_spreadsheets_read_it() {
        String csv = new String(FigureFiles.csv(figure(List.of(ROW))), StandardCharsets.UTF_8);
        assertThat(csv)
                .isEqualTo("\ufeffNom;Montant (€);Part (%);Jours;Le;À;Rien\r\n"
                        + "\"Fournil; « Le Pain »\";12345,67;17,5;12;05/11/2026;01/07/2026 10:05;\r\n");
    }

    @Test
    void no_cell_becomes_a_formula() {
        for (String evil : List.of(
                "=1+1",
                "+33 5",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                " =HYPERLINK(\"http://x\")",
                "\r=1",
                "\n=cmd|' /C calc'!A0")) {
            Map<String, Object> row = new LinkedHashMap<>(ROW);
            row.put("name", evil);
            String csv = new String(FigureFiles.csv(figure(List.of(row))), StandardCharsets.UTF_8);
            String cell = csv.substring(csv.indexOf("\r\n") + 2).replaceFirst("^\"", "");
            assertThat(cell).as(evil).startsWith("'");
        }
    }

    @Test
    void xlsx_holds_numbers_as_numbers_and_words_as_words() throws IOException {
        Map<String, Object> row = new LinkedHashMap<>(ROW);
        row.put("name", "=1+1");
        Map<String, String> parts = parts(FigureFiles.xlsx(figure(List.of(row))));
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet).doesNotContain("<f>").contains("12345.67").contains("17.5");
        assertThat(parts.get("xl/sharedStrings.xml")).contains("=1+1").contains("Montant (&#x20ac;)");
        assertThat(parts.get("xl/workbook.xml")).contains("Dossiers   ce qui attend   ce");
    }

    @Test
    void a_figure_without_rows_is_a_heading() throws IOException {
        assertThat(new String(FigureFiles.csv(figure(List.of())), StandardCharsets.UTF_8).lines())
                .hasSize(1);
        assertThat(parts(FigureFiles.xlsx(figure(List.of())))).containsKey("xl/worksheets/sheet1.xml");
    }

    /** By its directory, as spreadsheets read it: it is written as a stream, whose entries say their size afterwards. */
    private Map<String, String> parts(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("figure.xlsx"), content);
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
