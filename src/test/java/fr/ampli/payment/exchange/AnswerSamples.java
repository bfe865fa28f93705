package fr.ampli.payment.exchange;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

/** Files as a finance system sends them. */
public final class AnswerSamples {

    private AnswerSamples() {}

    /** One table: the heading and these lines. */
    public static byte[] csv(String... lines) {
        return ("reference;resultat;montant;date;mandat;motif;iban\r\n" + String.join("\r\n", lines) + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static String paid(String reference, String amount, LocalDate day, String mandate) {
        return reference + ";PAYE;" + amount + ";" + day + ";" + mandate + ";;";
    }

    public static String rejected(String reference, String amount, LocalDate day) {
        return reference + ";REJETE;" + amount + ";" + day + ";;Compte clôturé;";
    }

    /** A status report on these transactions: see {@link #status}. */
    public static byte[] pain002(String messageId, LocalDate day, String... transactions) {
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
                 <CstmrPmtStsRpt>
                  <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>%sT09:00:00</CreDtTm></GrpHdr>
                  <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>%s</OrgnlGrpInfAndSts>
                  %s
                 </CstmrPmtStsRpt>
                </Document>
                """.formatted(
                                day,
                                messageId,
                                transactions.length == 0 ? "<GrpSts>RJCT</GrpSts>" : "",
                                transactions.length == 0
                                        ? ""
                                        : "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + messageId + "</OrgnlPmtInfId>"
                                                + String.join("", transactions) + "</OrgnlPmtInfAndSts>"))
                .getBytes(StandardCharsets.UTF_8);
    }

    public static String status(String reference, String code, String reason) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + reference + "</OrgnlEndToEndId><TxSts>" + code + "</TxSts>"
                + (reason.isEmpty() ? "" : "<StsRsnInf><Rsn><Cd>" + reason + "</Cd></Rsn></StsRsnInf>")
                + "</TxInfAndSts>";
    }

    /** A notification of these entries: see {@link #debit} and {@link #returned}. */
    public static byte[] camt054(String... entries) {
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08">
                 <BkToCstmrDbtCdtNtfctn>
                  <GrpHdr><MsgId>BANK-2</MsgId><CreDtTm>2026-03-02T09:00:00</CreDtTm></GrpHdr>
                  <Ntfctn><Id>1</Id><CreDtTm>2026-03-02T09:00:00</CreDtTm><Acct><Id><IBAN>FR7630001007941234567890185</IBAN></Id></Acct>
                   %s
                  </Ntfctn>
                 </BkToCstmrDbtCdtNtfctn>
                </Document>
                """.formatted(String.join("", entries))).getBytes(StandardCharsets.UTF_8);
    }

    public static String debit(String reference, String amount, String currency, LocalDate day, String iban) {
        return entry("DBIT", "BOOK", reference, amount, currency, day, iban, "");
    }

    public static String pending(String reference, String amount, LocalDate day) {
        return entry("DBIT", "PDNG", reference, amount, "EUR", day, "", "");
    }

    public static String returned(String reference, String amount, LocalDate day) {
        return entry(
                "CRDT",
                "BOOK",
                reference,
                amount,
                "EUR",
                day,
                "",
                "<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Compte clos</AddtlInf></RtrInf>");
    }

    private static String entry(
            String direction,
            String state,
            String reference,
            String amount,
            String currency,
            LocalDate day,
            String iban,
            String more) {
        return """
                <Ntry><Amt Ccy="%2$s">%3$s</Amt><CdtDbtInd>%4$s</CdtDbtInd><Sts><Cd>%5$s</Cd></Sts>
                <BookgDt><Dt>%6$s</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><Refs><EndToEndId>%1$s</EndToEndId></Refs>
                <Amt Ccy="%2$s">%3$s</Amt><CdtDbtInd>%4$s</CdtDbtInd>%7$s%8$s</TxDtls></NtryDtls></Ntry>
                """.formatted(
                reference,
                currency,
                amount,
                direction,
                state,
                day,
                iban.isEmpty() ? "" : "<RltdPties><CdtrAcct><Id><IBAN>" + iban + "</IBAN></Id></CdtrAcct></RltdPties>",
                more);
    }
}
