package fr.ampli.process.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

/**
 * The pictures of letters in {@code docs/letters} show what leaves today. {@code mvn test -Dtest=LetterPreviewsTest
 * -Dampli.previews=write} writes them anew; a second run changes nothing.
 */
class LetterPreviewsTest extends LetterGallery {

    private static final Path PREVIEWS = Path.of("docs/letters");
    private static final boolean WRITE = "write".equals(System.getProperty("ampli.previews"));

    @Test
    void the_previews_show_what_leaves_today() throws IOException {
        Map<String, String> wanted = new TreeMap<>();
        for (String template : templates()) {
            Shown shown = first(template);
            wanted.put(template + ".html", steady(shown.letter().html(), shown));
            wanted.put(
                    template + ".txt",
                    steady(
                            "Objet : " + shown.letter().subject() + "\n\n"
                                    + shown.letter().text(),
                            shown));
            for (Enclosed enclosed : shown.enclosed()) {
                if (enclosed.fileName().endsWith(".ics")) {
                    wanted.merge(
                            template + ".ics",
                            steady(new String(enclosed.content(), java.nio.charset.StandardCharsets.UTF_8), shown),
                            String::concat);
                } else {
                    Files.createDirectories(Path.of("target/letters"));
                    Files.write(Path.of("target/letters", template + ".pdf"), enclosed.content());
                    draw(template, enclosed.content());
                }
            }
        }
        if (WRITE) {
            Files.createDirectories(PREVIEWS);
            for (Map.Entry<String, String> preview : wanted.entrySet()) {
                Files.writeString(PREVIEWS.resolve(preview.getKey()), preview.getValue());
            }
        }
        for (Map.Entry<String, String> preview : wanted.entrySet()) {
            assertThat(PREVIEWS.resolve(preview.getKey()))
                    .as("run: mvn test -Dtest=LetterPreviewsTest -Dampli.previews=write")
                    .hasContent(preview.getValue());
        }
    }

    /** The pages of a document, to be looked at. */
    private static void draw(String template, byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFRenderer renderer = new PDFRenderer(document);
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                ImageIO.write(
                        renderer.renderImageWithDPI(page, 80),
                        "png",
                        new File("target/letters", template + "-" + (page + 1) + ".png"));
            }
        }
    }

    /** What differs from run to run without meaning anything: the dossier's number and numbers that tests invent. */
    private static String steady(String text, Shown shown) {
        return text.replace(shown.letter().dossier().toString(), "AMPLI-2026-0042")
                .replaceAll("UID:[0-9a-f-]{36}", "UID:00000000-0000-0000-0000-000000000042")
                .replaceAll("(?<=\\b(?:2026|2027|2028)-)\\d{6}\\b", "118204");
    }
}
