package fr.ampli.agreement;

import java.util.Map;

/**
 * What the agreement is prepared with, as it was typed: {@link Agreements#prepare} checks it.
 *
 * @param accountHolder the holder as the bank's paper names it
 * @param holderNote why that is the structure, where it is written otherwise
 * @param structureName name and legal form are asked only where the structure was not created at first contact (E38)
 * @param deMinimisReceived the sum of the holder's declaration; the lines behind it that count must come to it
 * @param deMinimisAids the same line by line, by row of the form; those too old to count may stand among them
 */
public record AgreementDraft(
        String siret,
        String structureName,
        String legalForm,
        String deMinimisReceived,
        Map<String, DeMinimisAidDraft> deMinimisAids,
        String iban,
        String bic,
        String accountHolder,
        String holderNote,
        String signatoryName,
        String signatoryCapacity) {}
