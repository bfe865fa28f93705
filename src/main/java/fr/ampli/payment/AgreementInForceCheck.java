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
    public boolean passes(DossierNumber number, Instalment instalment) {
        return agreements.find(number).filter(Agreement::isInForce).isPresent();
    }

    @Override
    public String sentence() {
        return "La convention est en vigueur.";
    }

    @Override
    public String remedy() {
        return "Faites signer la convention par les deux parties, puis relancez le contrôle.";
    }
}
