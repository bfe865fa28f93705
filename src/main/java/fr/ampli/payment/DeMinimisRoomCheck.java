package fr.ampli.payment;

import fr.ampli.agreement.DeMinimis;
import fr.ampli.agreement.DeMinimisRoom;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;

/** De minimis leaves room for the grant, over the rolling years that end on its day (R26, R27, R28). */
record DeMinimisRoomCheck(DeMinimis deMinimis) implements GateCheck {

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
        DeMinimisRoom room = deMinimis.room(number);
        if (room.ceiling().isEmpty()) {
            return new Finding(
                    true,
                    "L'aide ne relève pas des règles de minimis ("
                            + room.regime().label() + ").");
        }
        String sums = room.received().french() + " reçus du " + French.date(room.from()) + " au "
                + French.date(room.until()) + ", plus l'aide de " + room.grant().french() + " : "
                + room.total().french() + " pour un plafond de "
                + room.ceiling().get().french() + " (" + room.regime().label() + ")";
        return Finding.of(room.isEnough(), sums + ".", sums + " : le plafond est dépassé.");
    }

    @Override
    public String sentence() {
        return "Le plafond des aides de minimis sur trois ans est respecté.";
    }

    @Override
    public String remedy() {
        return "Vérifiez avec le porteur la date et le montant de chaque aide, corrigez le registre si une ligne est"
                + " fausse, sinon consultez le service juridique : le plafond ne se lève pas (E24).";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.OFFICER;
    }
}
