package fr.ampli.web;

import fr.ampli.dossier.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The diagram of the pathway with the phase marked in which a dossier stands, and those that lie behind it. */
@Component
class PathwayPicture {

    private static final String FILE = "/diagrams/ampli-pathway.svg";

    /** The elements of the diagram that a stage is walked in. */
    static final Map<Stage, List<String>> PHASES = new EnumMap<>(Map.of(
            Stage.FIRST_CONTACT, List.of("SendTask_AcknowledgeFirstContact"),
            Stage.FEASIBILITY, List.of("CallActivity_FeasibilityAndReferral"),
            Stage.SUBMISSION, List.of("CallActivity_Submission"),
            Stage.REVIEW, List.of("CallActivity_CriteriaReview"),
            Stage.AGREEMENT, List.of("CallActivity_FundingAgreement"),
            Stage.ADVANCE, List.of("CallActivity_Advance"),
            Stage.START_UP, List.of("CallActivity_StartUpPeriod"),
            Stage.BALANCE, List.of("CallActivity_Balance"),
            Stage.RECOVERY, List.of("CallActivity_Recovery", "CallActivity_RecoveryAfterWithdrawal")));

    private static final String HERE = "stroke: #9b4a00; stroke-width: 5px; fill: #fff1df;";
    private static final String BEHIND = "stroke: #1b4f72; stroke-width: 2px; fill: #dfe9f1;";

    /** The picture as SVG. A closed dossier stands nowhere on it any more. */
    String of(Stage stage) {
        try {
            Document picture = read();
            for (Map.Entry<Stage, List<String>> phase : PHASES.entrySet()) {
                if (phase.getKey() == stage) {
                    mark(picture, phase.getValue(), HERE);
                } else if (phase.getKey().compareTo(stage) < 0 && stage.compareTo(Stage.BALANCE) <= 0) {
                    mark(picture, phase.getValue(), BEHIND);
                }
            }
            return write(picture);
        } catch (IOException | ParserConfigurationException | SAXException | TransformerException e) {
            throw new IllegalStateException("the picture of the pathway cannot be drawn", e);
        }
    }

    private static Document read() throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        // The file names the DTD of SVG, which nobody needs to fetch
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setNamespaceAware(true);
        try (InputStream file = PathwayPicture.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("no picture of the pathway at " + FILE);
            }
            return factory.newDocumentBuilder().parse(file);
        }
    }

    private static void mark(Document picture, List<String> elements, String style) {
        NodeList groups = picture.getElementsByTagNameNS("*", "g");
        for (int index = 0; index < groups.getLength(); index++) {
            Element group = (Element) groups.item(index);
            if (elements.contains(group.getAttribute("data-element-id"))) {
                Element frame =
                        (Element) group.getElementsByTagNameNS("*", "rect").item(0);
                frame.setAttribute("style", frame.getAttribute("style") + " " + style);
            }
        }
    }

    private static String write(Document picture) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(picture.getDocumentElement()), new StreamResult(text));
        return text.toString();
    }
}
