package fr.ampli.payment.exchange;

import fr.ampli.shared.Bic;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Money;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import org.xml.sax.SAXException;

/** A batch as ISO 20022 customer credit transfer, pain.001.001.09: one debtor, one execution day. */
public final class CreditTransferXml {

    private static final int NAME = 140;
    private static final int UNSTRUCTURED = 140;

    private CreditTransferXml() {}

    /**
     * The file, judged by its schema before anybody gets it.
     *
     * @throws IllegalStateException if it is not what the schema asks for: a fault of ours
     */
    public static byte[] write(TransferBatch batch, Debtor debtor) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            new Writing(xml).document(batch, debtor);
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("written to memory", impossible);
        }
        byte[] file = bytes.toByteArray();
        try {
            IsoSchema.PAIN_001.validate(new StreamSource(new ByteArrayInputStream(file)));
        } catch (SAXException invalid) {
            // Its words quote values, and account numbers stay out of logs
            throw new IllegalStateException("the file " + batch.messageId() + " is not a valid pain.001.001.09");
        }
        return file;
    }

    private record Writing(XMLStreamWriter xml) {

        void document(TransferBatch batch, Debtor debtor) throws XMLStreamException {
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeCharacters("\n");
            xml.setDefaultNamespace(IsoSchema.PAIN_001.namespace());
            open("Document");
            xml.writeDefaultNamespace(IsoSchema.PAIN_001.namespace());
            open("CstmrCdtTrfInitn");
            header(batch, debtor);
            payment(batch, debtor);
            close(2);
            xml.writeEndDocument();
        }

        private void header(TransferBatch batch, Debtor debtor) throws XMLStreamException {
            open("GrpHdr");
            text("MsgId", batch.messageId());
            text("CreDtTm", batch.createdAt().truncatedTo(ChronoUnit.SECONDS).toString());
            sums(batch);
            open("InitgPty");
            text("Nm", SepaText.of(debtor.name(), NAME));
            close(2);
        }

        private void payment(TransferBatch batch, Debtor debtor) throws XMLStreamException {
            open("PmtInf");
            text("PmtInfId", batch.messageId());
            text("PmtMtd", "TRF");
            text("BtchBookg", "false");
            sums(batch);
            open("PmtTpInf");
            open("SvcLvl");
            text("Cd", debtor.serviceLevel());
            close(2);
            open("ReqdExctnDt");
            text("Dt", batch.executeOn().toString());
            close(1);
            open("Dbtr");
            text("Nm", SepaText.of(debtor.name(), NAME));
            close(1);
            account("DbtrAcct", debtor.iban());
            agent("DbtrAgt", debtor.bic());
            text("ChrgBr", "SLEV");
            for (Transfer transfer : batch.transfers()) {
                transfer(transfer);
            }
            close(1);
        }

        private void transfer(Transfer transfer) throws XMLStreamException {
            open("CdtTrfTxInf");
            open("PmtId");
            text("InstrId", transfer.reference());
            text("EndToEndId", transfer.reference());
            close(1);
            open("Amt");
            open("InstdAmt");
            xml.writeAttribute("Ccy", "EUR");
            xml.writeCharacters(plain(transfer.amount()));
            close(2);
            agent("CdtrAgt", transfer.bic());
            open("Cdtr");
            text("Nm", SepaText.of(transfer.holderName(), NAME));
            close(1);
            account("CdtrAcct", transfer.iban());
            open("RmtInf");
            text("Ustrd", SepaText.of(transfer.label(), UNSTRUCTURED));
            close(2);
        }

        private void sums(TransferBatch batch) throws XMLStreamException {
            text("NbOfTxs", String.valueOf(batch.transfers().size()));
            text("CtrlSum", plain(batch.total()));
        }

        private void account(String name, Iban iban) throws XMLStreamException {
            open(name);
            open("Id");
            text("IBAN", iban.value());
            close(2);
        }

        private void agent(String name, Bic bic) throws XMLStreamException {
            open(name);
            open("FinInstnId");
            text("BICFI", bic.value());
            close(2);
        }

        private static String plain(Money amount) {
            return amount.amount().toPlainString();
        }

        private void open(String name) throws XMLStreamException {
            xml.writeStartElement(IsoSchema.PAIN_001.namespace(), name);
        }

        private void close(int elements) throws XMLStreamException {
            for (int i = 0; i < elements; i++) {
                xml.writeEndElement();
            }
        }

        private void text(String name, String value) throws XMLStreamException {
            open(name);
            xml.writeCharacters(value);
            close(1);
        }
    }
}
