package fr.ampli.payment.exchange;

import fr.ampli.shared.Money;
import fr.ampli.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Answers in the formats of ISO 20022: the status report (pain.002.001.10), judged by its schema, and the notification
 * of movements (camt.054.001.08), of which no schema is at hand: there, what is missing makes a line useless, not the
 * file. Neither may hold a DOCTYPE, so no entity is ever opened.
 */
final class IsoAnswers {

    private static final String CAMT_054 = "urn:iso:std:iso:20022:tech:xsd:camt.054.001.08";

    private IsoAnswers() {}

    static AnswerFile read(byte[] content) {
        Document document = parse(content);
        Element root = document.getDocumentElement();
        String namespace = String.valueOf(root.getNamespaceURI());
        if (!"Document".equals(root.getLocalName())) {
            throw Refusal.of(ExchangeReasons.UNKNOWN_FORMAT);
        }
        if (namespace.equals(IsoSchema.PAIN_002.namespace())) {
            validate(content);
            return statusReport(root);
        }
        if (namespace.equals(CAMT_054)) {
            return notification(root);
        }
        throw Refusal.of(ExchangeReasons.UNKNOWN_FORMAT);
    }

    private static Document parse(byte[] content) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (SAXParseException malformed) {
            if (String.valueOf(malformed.getMessage()).contains("DOCTYPE")) {
                throw Refusal.of(ExchangeReasons.DOCTYPE);
            }
            throw Refusal.of(ExchangeReasons.malformed(
                    malformed.getLineNumber(), "le XML est mal formé : demandez au comptable un fichier entier."));
        } catch (SAXException | IOException malformed) {
            throw Refusal.of(ExchangeReasons.malformed(0, "le XML est mal formé ou son codage est inconnu."));
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException("every Java platform has these features", impossible);
        }
    }

    private static void validate(byte[] content) {
        try {
            IsoSchema.PAIN_002.validate(new StreamSource(new ByteArrayInputStream(content)));
        } catch (SAXParseException invalid) {
            throw Refusal.of(ExchangeReasons.malformed(
                    invalid.getLineNumber(), "le fichier ne respecte pas le schéma pain.002.001.10."));
        } catch (SAXException invalid) {
            throw Refusal.of(ExchangeReasons.malformed(0, "le fichier ne respecte pas le schéma pain.002.001.10."));
        } catch (UncheckedIOException unreadable) {
            throw Refusal.of(ExchangeReasons.malformed(0, "le XML ne peut pas être lu."));
        }
    }

    private static AnswerFile statusReport(Element root) {
        Element report = child(root, "CstmrPmtStsRpt").orElseThrow();
        Optional<LocalDate> created = text(report, "GrpHdr", "CreDtTm")
                .flatMap(moment -> day(moment.substring(0, Math.min(10, moment.length()))));
        List<AnswerLine> lines = new ArrayList<>();
        children(report, "OrgnlPmtInfAndSts")
                .flatMap(payment -> children(payment, "TxInfAndSts"))
                .forEach(transaction -> lines.add(status(transaction, lines.size() + 1, created)));
        Optional<AnswerLine> whole = Optional.empty();
        if (lines.isEmpty()) {
            Element group = child(report, "OrgnlGrpInfAndSts").orElseThrow();
            String message = text(group, "OrgnlMsgId").orElse("");
            String code = text(group, "GrpSts")
                    .or(() -> child(report, "OrgnlPmtInfAndSts").flatMap(payment -> text(payment, "PmtInfSts")))
                    .orElse("");
            Element explained = child(report, "OrgnlPmtInfAndSts")
                    .filter(payment -> child(payment, "StsRsnInf").isPresent())
                    .orElse(group);
            whole = Optional.of(new AnswerLine(
                    1,
                    message,
                    result(code),
                    Optional.empty(),
                    created,
                    Optional.empty(),
                    reason(explained, code),
                    Optional.empty(),
                    Optional.empty()));
        }
        return new AnswerFile(AnswerFile.Format.PAIN_002, lines, whole);
    }

    private static AnswerLine status(Element transaction, int position, Optional<LocalDate> created) {
        String code = text(transaction, "TxSts")
                .or(() -> text((Element) transaction.getParentNode(), "PmtInfSts"))
                .orElse("");
        Optional<Element> original = child(transaction, "OrgnlTxRef");
        Optional<Element> amount = original.flatMap(each -> child(each, "Amt"))
                .flatMap(each -> child(each, "InstdAmt"))
                .or(() -> original.flatMap(each -> child(each, "IntrBkSttlmAmt")));
        Optional<String> iban = original.flatMap(each -> text(each, "CdtrAcct", "Id", "IBAN"));
        return line(
                position,
                text(transaction, "OrgnlEndToEndId").orElse(""),
                result(code),
                amount,
                text(transaction, "AccptncDtTm")
                        .flatMap(moment -> day(moment.substring(0, Math.min(10, moment.length()))))
                        .or(() -> created),
                reason(transaction, code),
                iban);
    }

    private static AnswerFile notification(Element root) {
        List<AnswerLine> lines = new ArrayList<>();
        child(root, "BkToCstmrDbtCdtNtfctn").stream()
                .flatMap(body -> children(body, "Ntfctn"))
                .flatMap(notice -> children(notice, "Ntry"))
                .forEach(entry -> {
                    List<Element> details = children(entry, "NtryDtls")
                            .flatMap(each -> children(each, "TxDtls"))
                            .toList();
                    if (details.isEmpty()) {
                        lines.add(movement(entry, entry, lines.size() + 1));
                    }
                    details.forEach(detail -> lines.add(movement(entry, detail, lines.size() + 1)));
                });
        return new AnswerFile(AnswerFile.Format.CAMT_054, lines, Optional.empty());
    }

    private static AnswerLine movement(Element entry, Element detail, int position) {
        String direction =
                text(detail, "CdtDbtInd").or(() -> text(entry, "CdtDbtInd")).orElse("");
        boolean booked = text(entry, "Sts", "Cd").filter("BOOK"::equals).isPresent();
        boolean reversal = text(entry, "RvslInd").filter("true"::equals).isPresent();
        Optional<Element> returned = child(detail, "RtrInf");
        AnswerLine.Result result;
        if (!booked || reversal) {
            result = AnswerLine.Result.NONE;
        } else if (direction.equals("CRDT") && returned.isPresent()) {
            result = AnswerLine.Result.REJECTED;
        } else if (direction.equals("DBIT") && returned.isEmpty()) {
            result = AnswerLine.Result.PAID;
        } else {
            result = AnswerLine.Result.NONE;
        }
        return line(
                position,
                text(detail, "Refs", "EndToEndId").orElse(""),
                result,
                child(detail, "Amt").or(() -> child(entry, "Amt")),
                text(entry, "BookgDt", "Dt")
                        .or(() -> text(entry, "BookgDt", "DtTm"))
                        .flatMap(moment -> day(moment.substring(0, Math.min(10, moment.length())))),
                returned.map(each -> Stream.concat(
                                text(each, "Rsn", "Cd").or(() -> text(each, "Rsn", "Prtry")).stream(),
                                children(each, "AddtlInf").map(Node::getTextContent))
                        .collect(Collectors.joining(" : "))),
                text(detail, "RltdPties", "CdtrAcct", "Id", "IBAN"));
    }

    private static AnswerLine line(
            int position,
            String reference,
            AnswerLine.Result result,
            Optional<Element> amount,
            Optional<LocalDate> on,
            Optional<String> reason,
            Optional<String> iban) {
        Optional<String> problem = Optional.empty();
        Optional<Money> money = Optional.empty();
        if (amount.isPresent()) {
            money = euros(amount.get());
            if (money.isEmpty()) {
                problem = Optional.of("Le montant n'est pas une somme en euros au centime près.");
            }
        }
        if (result != AnswerLine.Result.NONE && on.isEmpty()) {
            problem = Optional.of("La date du mouvement manque ou n'existe pas.");
        }
        // The reference is all that such a file says of a mandate, and it names one payment only
        return new AnswerLine(
                position,
                shortened(reference, 70),
                result,
                money,
                on,
                Optional.of(reference).filter(each -> !each.isEmpty()).map(each -> shortened(each, 50)),
                reason.map(each -> shortened(each, 500)),
                iban.map(each -> shortened(each, 34)),
                problem);
    }

    private static Optional<Money> euros(Element amount) {
        if (!"EUR".equals(amount.getAttribute("Ccy"))) {
            return Optional.empty();
        }
        try {
            BigDecimal euros = new BigDecimal(amount.getTextContent().strip());
            return euros.signum() > 0 && euros.precision() < 18 && Math.abs(euros.scale()) < 18
                    ? Optional.of(Money.ofCents(euros.movePointRight(2).longValueExact()))
                    : Optional.empty();
        } catch (ArithmeticException | NumberFormatException notAnAmount) {
            return Optional.empty();
        }
    }

    /** Settled, or refused; every other code says that the payment is on its way. */
    private static AnswerLine.Result result(String code) {
        return switch (code) {
            case "ACSC", "ACCC" -> AnswerLine.Result.PAID;
            case "RJCT" -> AnswerLine.Result.REJECTED;
            default -> AnswerLine.Result.NONE;
        };
    }

    private static Optional<String> reason(Element status, String code) {
        String told = children(status, "StsRsnInf")
                .flatMap(each -> Stream.concat(
                        text(each, "Rsn", "Cd").or(() -> text(each, "Rsn", "Prtry")).stream(),
                        children(each, "AddtlInf").map(Node::getTextContent)))
                .collect(Collectors.joining(" : "));
        String words = told.isBlank() ? code : told;
        return words.isBlank() ? Optional.empty() : Optional.of(shortened(words, 500));
    }

    private static Optional<LocalDate> day(String iso) {
        try {
            return Optional.of(LocalDate.parse(iso)).filter(day -> day.getYear() >= 1900 && day.getYear() <= 2199);
        } catch (DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static String shortened(String text, int length) {
        String line = text.replaceAll("\\p{Cc}+", " ").strip();
        return line.length() <= length ? line : line.substring(0, length);
    }

    private static Optional<String> text(Element element, String... path) {
        Optional<Element> at = Optional.of(element);
        for (String name : path) {
            at = at.flatMap(each -> child(each, name));
        }
        return at.map(each -> each.getTextContent().strip()).filter(each -> !each.isEmpty());
    }

    private static Optional<Element> child(Element element, String name) {
        return children(element, name).findFirst();
    }

    private static Stream<Element> children(Element element, String name) {
        return IntStream.range(0, element.getChildNodes().getLength())
                .mapToObj(element.getChildNodes()::item)
                .filter(node -> node instanceof Element && name.equals(node.getLocalName()))
                .map(Element.class::cast);
    }

    /** Silence on standard error, and no way past a mistake. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException told) throws SAXException {
            throw told;
        }

        @Override
        public void error(SAXParseException told) throws SAXException {
            throw told;
        }

        @Override
        public void fatalError(SAXParseException told) throws SAXException {
            throw told;
        }
    }
}
