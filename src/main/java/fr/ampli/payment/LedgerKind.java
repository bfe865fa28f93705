package fr.ampli.payment;

import java.util.List;

/** What moved: each line of the ledger is one of these. */
public enum LedgerKind {
    GRANTED("Aide engagée", "AWARDED", "TERMS_FROZEN"),
    /** What will never be paid of a grant: the commitment ends. */
    RELEASED(
            "Engagement libéré",
            "WITHDRAWAL_RECORDED",
            "RESULT_NOT_MET",
            "AGREEMENT_TERMINATED",
            "AWARD_LAPSED",
            "RECOVERY_DECIDED",
            "JOB_OUTCOME_FOUND",
            "TERMS_FROZEN"),
    ADVANCE_PAID("Avance payée", "PAYMENT_CERTIFIED"),
    /** The job is proved: from now on the grant may be declared to the Commission (R62). */
    RESULT_PROVED("Résultat prouvé, somme déclarable", "RESULT_MET_AFTER_HEARING", "JOB_OUTCOME_FOUND"),
    BALANCE_PAID("Solde payé", "PAYMENT_CERTIFIED"),
    RECOVERED("Somme reversée", "RECOVERY_DECIDED"),
    REMITTED("Remise gracieuse", "REMITTED", "REMISSION_GRANTED", "RECOVERY_DECIDED"),
    WRITTEN_OFF("Somme admise en non-valeur", "WRITTEN_OFF", "WRITE_OFF_ASKED", "RECOVERY_DECIDED"),
    /** A correction after the proof: the sum leaves the declarations to the Commission. */
    UNDECLARED("Somme retirée des déclarations", "RESULT_CORRECTED");

    private final String label;
    private final List<String> decidedBy;

    LedgerKind(String label, String... decidedBy) {
        this.label = label;
        this.decidedBy = List.of(decidedBy);
    }

    /** The French words for it. */
    public String label() {
        return label;
    }

    /** The acts of the journal that can be the decision behind it, the most telling first. */
    List<String> decidedBy() {
        return decidedBy;
    }
}
