package fr.ampli.dossier;

/** What is written down at first contact, as it was typed: {@link Dossiers#open} checks it. */
public record DossierOpening(
        String holderName,
        String legalForm,
        String siret,
        String rna,
        String contactName,
        String contactEmail,
        String contactPhone,
        String projectTitle,
        String projectSummary,
        String commune,
        String postalCode,
        String referringPartner,
        Boolean partnerConsent) {}
