package fr.ampli.payment;

import fr.ampli.agreement.Agreements;
import fr.ampli.shared.DossierNumber;

/** De minimis leaves room for the grant (R26). */
record DeMinimisRoomCheck(Agreements agreements) implements GateCheck {

    @Override
    public String code() {
        return "DE_MINIMIS_ROOM";
    }

    @Override
    public String clause() {
        return "R26";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return Finding.of(
                agreements.hasDeMinimisRoom(number),
                "Le plafond n'est pas atteint.",
                "Le plafond serait dépassé, ou les aides reçues ne sont pas déclarées.");
    }

    @Override
    public String sentence() {
        return "Le plafond des aides de minimis est respecté.";
    }

    @Override
    public String remedy() {
        return "Vérifiez avec le porteur les aides de minimis reçues sur trois ans, et consultez le service juridique.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.OFFICER;
    }
}
