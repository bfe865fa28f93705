package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;

/** An instalment is paid once (R04). */
record NotAlreadyPaidCheck(OrderStore orders) implements GateCheck {

    @Override
    public String code() {
        return "NOT_ALREADY_PAID";
    }

    @Override
    public String clause() {
        return "R04";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return Finding.of(
                orders.find(number, instalment)
                        .filter(order -> order.state() == OrderState.PAID || order.state() == OrderState.CANCELLED)
                        .isEmpty(),
                "Ce versement n'a été ni payé ni annulé.",
                "Ce versement est déjà payé ou annulé.");
    }

    @Override
    public String sentence() {
        return "Ce versement n'a pas déjà été payé ni annulé.";
    }

    @Override
    public String remedy() {
        return "Vérifiez les paiements du dossier : ce versement ne peut pas être payé une seconde fois.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.NOBODY;
    }
}
