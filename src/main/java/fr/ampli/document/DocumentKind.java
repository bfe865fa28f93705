package fr.ampli.document;

import java.util.EnumSet;
import java.util.Set;

/** What a document is evidence of. One kind may be held in several documents; none is ever overwritten. */
public enum DocumentKind {
    FEASIBILITY_STUDY("Étude de faisabilité"),
    START_UP_PLAN("Plan d'amorçage"),
    BUSINESS_MODEL("Modèle économique"),
    CASH_PLAN("Plan de trésorerie"),
    JOB_DESCRIPTION("Fiche de poste"),
    PARTNER_LETTERS("Lettres de partenaires"),
    PARTNER_OPINION("Avis d'un partenaire"),
    COMMITMENT("Engagements signés"),
    DE_MINIMIS_DECLARATION("Déclaration des aides de minimis"),
    OTHER_AID_DECLARATION("Déclaration des autres aides sur le poste"),
    BANK_DETAILS("RIB au nom de la structure"),
    PREVIOUS_BANK_DETAILS("RIB du compte actuel"),
    NEW_BANK_DETAILS("RIB du nouveau compte"),
    ACCOUNT_CHANGE_REQUEST("Demande signée de changement de compte"),
    SIGNATORY_DELEGATION("Délégation de signature"),
    COMMITTEE_MINUTES("Compte rendu du comité"),
    SIGNED_AGREEMENT("Convention signée"),
    STATEMENT_OF_START("Attestation de démarrage"),
    EMPLOYMENT_CONTRACT("Contrat de travail"),
    HIRING_DECLARATION("Accusé de réception de la DPAE ou volet CEA"),
    PAYSLIP("Bulletin de paie masqué"),
    LAST_PAYSLIP("Dernier bulletin de paie masqué"),
    CONTRACT_AMENDMENT("Avenant au contrat de travail"),
    HEADCOUNT("Effectif mensuel ou DSN"),
    PRESENCE_STATEMENT("Attestation de présence ou registre du personnel"),
    PART_TIME_DEROGATION("Dérogation au temps partiel de moins de 24 h"),
    FINAL_REPORT("Bilan d'exécution"),
    PUBLICITY_PROOF("Preuve de communication"),
    OBSERVATIONS("Observations du porteur"),
    WITHDRAWAL_LETTER("Lettre de retrait"),
    PROOF_OF_RECEIPT("Avis de réception ou décharge"),
    PAYMENT_PROOF("Justificatif de paiement"),
    RECOVERY_TITLE("Titre de recettes"),
    AGREEMENT_TO_SIGN("Convention à signer"),
    DECISION_LETTER("Décision notifiée"),
    FORMAL_LETTER("Lettre de procédure"),
    OTHER("Autre document");

    private static final Set<DocumentKind> ISSUED = EnumSet.of(AGREEMENT_TO_SIGN, DECISION_LETTER, FORMAL_LETTER);

    private final String label;

    DocumentKind(String label) {
        this.label = label;
    }

    /** The French words for it. */
    public String label() {
        return label;
    }

    /** Whether the application itself makes it: nobody hands one in. */
    public boolean isIssued() {
        return ISSUED.contains(this);
    }
}
