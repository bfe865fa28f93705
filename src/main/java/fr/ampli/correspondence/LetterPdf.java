package fr.ampli.correspondence;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import fr.ampli.deadline.Deadlines;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.UUID;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.springframework.core.io.ClassPathResource;

/**
 * Turns a page into a PDF that can be kept and be read by everyone: PDF/A-2a and PDF/UA-1, tagged, in French, with its
 * font inside. The same page of the same moment gives the same bytes. Nothing is fetched from anywhere.
 */
final class LetterPdf {

    private static final String FAMILY = "DejaVu";
    private static final String METADATA = new String(resource("documents/metadata.xmp"), StandardCharsets.UTF_8);
    private static final String AUTHOR = "Région Nouvelle-Aquitaine";
    private static final String PRODUCER = "AMPLI";

    static {
        XRLog.setLoggerImpl(new Slf4jLogger());
    }

    /**
     * @param page HTML with a style sheet inside
     * @param addressee lines that take the place of the element {@code addressee}, if the page has one
     * @param key names the document: with the moment it makes the document's identity
     */
    byte[] render(Enclosures.Paper paper, String addressee, String key, Instant writtenAt) {
        Document page = Jsoup.parse(paper.page());
        Element address = page.getElementById("addressee");
        if (address != null) {
            address.text(addressee);
        }
        withoutPersonalLinks(page);
        // What fills in a blank is part of its sentence: words in an element of their own are painted after the line.
        page.select("span").unwrap();
        page.nodeStream(TextNode.class)
                .filter(words -> !"style"
                        .equals(words.parent() == null ? "" : words.parent().nodeName()))
                .toList()
                .forEach(words -> words.text(PaperText.of(words.getWholeText())));
        addBookmarks(page);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(Shared.COLORS);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address1, type) -> false, when);
        }
        builder.withProducer(PRODUCER);
        org.w3c.dom.Document tree = new W3CDom().fromJsoup(page);
        tree.normalize();
        builder.withW3cDocument(tree, null);
        try (PDDocument document = new PDDocument()) {
            builder.usePDDocument(document);
            builder.useFont(new InDocument(document, Shared.PLAIN), FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(new InDocument(document, Shared.BOLD), FAMILY, 700, FontStyle.NORMAL, true);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            sign(document, paper.title(), key, writtenAt.truncatedTo(ChronoUnit.SECONDS));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make the document of " + key, failure);
        }
    }

    /** Made with the first document, not with the application. */
    private static final class Shared {
        static final TrueTypeFont PLAIN = font("fonts/DejaVuSansCondensed.ttf");
        static final TrueTypeFont BOLD = font("fonts/DejaVuSansCondensed-Bold.ttf");
        static final byte[] COLORS = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    }

    /** A font for one document, which takes only the characters that it uses; none where it uses the font nowhere. */
    private static final class InDocument extends PDFontSupplier {

        private final PDDocument document;
        private final TrueTypeFont font;

        InDocument(PDDocument document, TrueTypeFont font) {
            super(null);
            this.document = document;
            this.font = font;
        }

        @Override
        public PDFont supply() {
            try {
                return PDType0Font.load(document, font, true);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    /** What the document says of itself, with the letter's own time in the place of the computer's. */
    private static void sign(PDDocument document, String title, String key, Instant at) throws IOException {
        Calendar when = GregorianCalendar.from(at.atZone(Deadlines.ZONE));
        PDDocumentInformation information = new PDDocumentInformation();
        information.setTitle(title);
        information.setAuthor(AUTHOR);
        information.setProducer(PRODUCER);
        information.setCreationDate(when);
        information.setModificationDate(when);
        document.setDocumentInformation(information);
        String stamp = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(Deadlines.ZONE));
        String metadata = METADATA.replace("{title}", Entities.escape(title))
                .replace("{author}", AUTHOR)
                .replace("{producer}", PRODUCER)
                .replace("{stamp}", stamp);
        PDMetadata stream =
                new PDMetadata(document, new ByteArrayInputStream(metadata.getBytes(StandardCharsets.UTF_8)));
        document.getDocumentCatalog().setMetadata(stream);
        document.getDocumentCatalog().setLanguage("fr-FR");
        document.getDocument().getTrailer().removeItem(COSName.ID);
        document.setDocumentId(UUID.nameUUIDFromBytes((key + at).getBytes(StandardCharsets.UTF_8))
                .getMostSignificantBits());
    }

    /** A personal link belongs in the mail that leaves and nowhere else; on paper its words remain. */
    private static void withoutPersonalLinks(Document page) {
        page.select("a:not([href^=mailto:]):not([href^=https:])").unwrap();
    }

    /** The headings as an outline, so that a reader can jump. */
    private static void addBookmarks(Document page) {
        Element outline = page.head().appendElement("bookmarks");
        Elements headings = page.select("h1, h2");
        for (int i = 0; i < headings.size(); i++) {
            Element heading = headings.get(i);
            heading.attr("id", "heading-" + i);
            outline.appendElement("bookmark").attr("name", heading.text()).attr("href", "#heading-" + i);
        }
    }

    /** Read once for all documents, which may be written at the same time. */
    private static TrueTypeFont font(String name) {
        try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(resource(name)));
            // Ligatures make nothing more readable, and looking for them takes longer than all else that writes the
            // words
            font.setEnableGsub(false);
            return font;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + name, broken);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = new ClassPathResource(name).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException missing) {
            throw new UncheckedIOException("cannot read " + name, missing);
        }
    }
}
