package fr.ampli.payment;

import fr.ampli.agreement.Terms;
import fr.ampli.shared.DossierNumber;

/** The advance follows the statement of start (R60). */
record StatementOfStartCheck(Terms terms) implements GateCheck {

    @Override
    public String code() {
        return "STATEMENT_OF_START";
    }

    @Override
    public String clause() {
        return "R60";
    }

    @Override
    public boolean appliesTo(Instalment instalment) {
        return instalment == Instalment.ADVANCE;
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return Finding.of(
                terms.period(number).isPresent(),
                "L'attestation de démarrage est au dossier.",
                "Aucune attestation de démarrage n'est enregistrée.");
    }

    @Override
    public String sentence() {
        return "L'attestation de démarrage est enregistrée.";
    }

    @Override
    public String remedy() {
        return "Recueillez l'attestation de démarrage auprès du porteur et enregistrez-la.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.OFFICER;
    }
}
