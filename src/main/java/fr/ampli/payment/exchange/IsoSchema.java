package fr.ampli.payment.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/** The schemas of ISO 20022, as ISO publishes them, from a library on the class path. */
enum IsoSchema {
    PAIN_001("pain.001.001.09"),
    PAIN_002("pain.002.001.10");

    private static final String NAMESPACES = "urn:iso:std:iso:20022:tech:xsd:";

    private final String message;
    private final Schema schema;

    IsoSchema(String message) {
        this.message = message;
        URL definition = IsoSchema.class.getResource("/" + message + ".xsd");
        if (definition == null) {
            throw new IllegalStateException("no schema of " + message + " on the class path");
        }
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            this.schema = factory.newSchema(definition);
        } catch (SAXException broken) {
            throw new IllegalStateException("the schema of " + message + " is broken", broken);
        }
    }

    String namespace() {
        return NAMESPACES + message;
    }

    /** @throws SAXException saying where the document is not what the schema asks for */
    void validate(Source document) throws SAXException {
        try {
            Validator validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(document);
        } catch (IOException impossible) {
            throw new UncheckedIOException("the document is in memory", impossible);
        }
    }
}
