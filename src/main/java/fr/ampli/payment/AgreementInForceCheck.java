package fr.ampli.payment;

import fr.ampli.agreement.Agreement;
import fr.ampli.agreement.Agreements;
import fr.ampli.shared.DossierNumber;

/** No money without an agreement that binds (R14). */
record AgreementInForceCheck(Agreements agreements) implements GateCheck {

    @Override
    public String code() {
        return "AGREEMENT_IN_FORCE";
    }

    @Override
    public String clause() {
        return "R14";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return Finding.of(
                agreements.find(number).filter(Agreement::isInForce).isPresent(),
                "La convention est en vigueur.",
                "La convention n'est pas en vigueur.");
    }

    @Override
    public String sentence() {
        return "La convention est en vigueur.";
    }

    @Override
    public String remedy() {
        return "Faites signer la convention par les deux parties, puis relancez le contrôle.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.OFFICER;
    }
}
