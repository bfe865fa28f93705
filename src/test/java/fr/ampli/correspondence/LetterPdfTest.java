package fr.ampli.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.document.DocumentKind;
import fr.ampli.process.demo.SamplePdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents on paper: kept for years, read by everyone, the same however often they are made. */
class LetterPdfTest {

    private static final Instant AT = Instant.parse("2026-03-10T09:00:00Z");

    private final LetterPdf pdf = new LetterPdf();

    @Test
    void is_archivable_and_accessible() throws IOException {
        byte[] bytes = render(
                "Ana Etxeberria",
                "<h2>Pourquoi</h2><p>L'aide de 20\u00a0000,00\u00a0€ « à l'œuvre ».</p>"
                        + "<ul><li>Première raison</li></ul><table><tr><th scope=row>Montant</th><td>8 000 €</td></tr></table>");

        Files.write(Path.of("target/letter.pdf"), bytes);
        assertThat(PdfJudge.faults(bytes)).isEmpty();
        assertThat(PdfJudge.text(bytes)).contains("Ana Etxeberria", "20 000,00 €", "l'œuvre", "Première raison");
        assertThat(PdfJudge.spoken(bytes))
                .matches(".*Ana Etxeberria.*Objet.*Pourquoi.*L'aide de 20 000,00 € « à l'œuvre »\\..*Première raison.*"
                        + "Montant.*8 000 €.*Pied.*");
        try (PDDocument document = Loader.loadPDF(bytes)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr-FR");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Titre");
            assertThat(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo(AT);
            assertThat(document.getDocumentCatalog().getCOSObject().containsKey(COSName.STRUCT_TREE_ROOT))
                    .isTrue();
            List<String> outline = new ArrayList<>();
            document.getDocumentCatalog().getDocumentOutline().children().forEach(item -> outline.add(item.getTitle()));
            assertThat(outline).containsExactly("Objet", "Pourquoi");
        }
    }

    @Test
    void is_the_same_each_time_and_another_for_another_moment() {
        assertThat(render("Ana", "<p>Texte</p>")).isEqualTo(render("Ana", "<p>Texte</p>"));
        assertThat(new LetterPdf().render(paper("<p>Texte</p>"), "Ana", "key", AT.plusSeconds(1)))
                .isNotEqualTo(render("Ana", "<p>Texte</p>"));
    }

    @Test
    void is_the_same_whoever_else_makes_one() {
        List<byte[]> alone = Stream.of("Ana", "Žofia Ķelle", "Œuvre")
                .map(words -> render(words, words))
                .toList();

        assertThat(IntStream.range(0, 60)
                        .parallel()
                        .mapToObj(i -> List.of("Ana", "Žofia Ķelle", "Œuvre").get(i % 3))
                        .map(words -> new LetterPdf().render(paper(words), words, "key", AT))
                        .toList())
                .allMatch(bytes -> alone.stream().anyMatch(one -> Arrays.equals(one, bytes)));
    }

    @Test
    void the_judge_finds_fault_with_a_plain_pdf() {
        assertThat(PdfJudge.faults(SamplePdf.of("x")))
                .anyMatch(fault -> fault.contains("embedded") || fault.contains("font"))
                .anyMatch(fault -> fault.contains("StructTreeRoot") || fault.contains("Marked"))
                .anyMatch(fault -> fault.contains("Metadata") || fault.contains("metadata"));
    }

    @ParameterizedTest
    @MethodSource("fr.ampli.correspondence.HostileWords#all")
    void hostile_words_do_no_harm(String words) {
        byte[] bytes =
                render(words, "<p>Le projet de <span>" + org.jsoup.nodes.Entities.escape(words) + "</span>.</p>");

        assertThat(PdfJudge.faults(bytes)).isEmpty();
        assertThat(PdfJudge.text(bytes)).contains("Le projet de", "Pied");
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("/JavaScript", "/JS ", "/Launch", "/EmbeddedFile", "/URI");
    }

    @Test
    void a_personal_link_is_no_link_on_paper_and_nothing_is_fetched() {
        byte[] bytes = render(
                "Ana",
                "<p><a href=\"personal-link:test/1\">Répondez ici</a><img alt=\"x\" src=\"file:///etc/hostname\">"
                        + "<link rel=stylesheet href=\"http://127.0.0.1:1/x.css\"></p>");
        assertThat(PdfJudge.text(bytes)).contains("Répondez ici").doesNotContain("personal-link");
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("personal-link");
    }

    private byte[] render(String addressee, String body) {
        return pdf.render(paper(body), addressee, "key", AT);
    }

    private static Enclosures.Paper paper(String body) {
        return new Enclosures.Paper(
                DocumentKind.DECISION_LETTER,
                "Titre",
                "<!DOCTYPE html><html lang=fr><head><title>Titre</title><meta name=description content=x>"
                        + "<style>@page{size:A4} body{font-family:DejaVu}</style></head>"
                        + "<body><p id=addressee></p><h1 id=subject>Objet</h1>" + body + "<p>Pied</p></body></html>");
    }
}
