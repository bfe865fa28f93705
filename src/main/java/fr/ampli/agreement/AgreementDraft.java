package fr.ampli.agreement;

/**
 * What the agreement is prepared with, as it was typed: {@link Agreements#prepare} checks it.
 *
 * @param accountHolder the holder as the bank's paper names it
 * @param holderNote why that is the structure, where it is written otherwise
 * @param structureName name and legal form are asked only where the structure was not created at first contact (E38)
 */
public record AgreementDraft(
        String siret,
        String structureName,
        String legalForm,
        String deMinimisReceived,
        String iban,
        String bic,
        String accountHolder,
        String holderNote,
        String signatoryName,
        String signatoryCapacity) {}
