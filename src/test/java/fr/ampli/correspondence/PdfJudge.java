package fr.ampli.correspondence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What veraPDF, the reference validator of the format's own community, says of a PDF; and what a reader hears of it. */
public final class PdfJudge {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private PdfJudge() {}

    /** Every clause of PDF/A-2a and PDF/UA-1 that the document breaks. */
    public static List<String> faults(byte[] pdf) {
        return List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1).stream()
                .flatMap(flavour -> faults(pdf, flavour).stream())
                .toList();
    }

    private static List<String> faults(byte[] pdf, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> flavour + " " + assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + ": " + assertion.getMessage() + " at "
                            + assertion.getLocation().getContext())
                    .toList();
        } catch (IOException
                | ModelParsingException
                | org.verapdf.core.EncryptedPdfException
                | ValidationException broken) {
            throw new AssertionError("veraPDF cannot read it", broken);
        }
    }

    /** The words as a screen reader speaks them: in the order of the tags, without what is mere decoration. */
    public static String spoken(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Map<COSDictionary, Map<Integer, String>> marked = new HashMap<>();
            for (PDPage page : document.getPages()) {
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.processPage(page);
                Map<Integer, String> words = new HashMap<>();
                extractor.getMarkedContents().forEach(content -> collect(content, words));
                marked.put(page.getCOSObject(), words);
            }
            StringBuilder spoken = new StringBuilder();
            speak(document.getDocumentCatalog().getStructureTreeRoot(), null, marked, spoken);
            return spoken.toString().replaceAll("[\\s\u00a0\u202f]+", " ");
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static void collect(PDMarkedContent content, Map<Integer, String> words) {
        StringBuilder text = new StringBuilder();
        for (Object part : content.getContents()) {
            if (part instanceof TextPosition glyph) {
                text.append(glyph.getUnicode());
            } else if (part instanceof PDMarkedContent inner) {
                collect(inner, words);
            }
        }
        if (content.getMCID() >= 0) {
            words.merge(content.getMCID(), text.toString(), String::concat);
        }
    }

    private static void speak(
            PDStructureNode node,
            COSDictionary page,
            Map<COSDictionary, Map<Integer, String>> marked,
            StringBuilder spoken) {
        COSDictionary here = node.getCOSObject().getCOSDictionary(COSName.PG);
        COSDictionary on = here == null ? page : here;
        for (Object kid : node.getKids()) {
            if (kid instanceof Integer id) {
                spoken.append(marked.get(on).getOrDefault(id, ""));
            } else if (kid instanceof PDMarkedContentReference reference) {
                COSDictionary there = reference.getCOSObject().getCOSDictionary(COSName.PG);
                spoken.append(marked.get(there == null ? on : there).getOrDefault(reference.getMCID(), ""));
            } else if (kid instanceof PDStructureNode child) {
                speak(child, on, marked, spoken);
                spoken.append(' ');
            }
        }
    }

    /** The words from the top of each page to its end, as a search or a copy of the text finds them. */
    public static String text(byte[] pdf) {
        return signs(pdf).replaceAll("[\\s\u00a0\u202f]+", " ");
    }

    /** The same, line by line and with its spaces as they are. */
    public static String signs(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
