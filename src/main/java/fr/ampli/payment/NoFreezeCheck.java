package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;

/** Nothing is paid while a freeze stands (E22, E25). Says that it does and never why: more people read it than may know. */
record NoFreezeCheck(Freezes freezes) implements GateCheck {

    @Override
    public String code() {
        return "NO_FREEZE";
    }

    @Override
    public String clause() {
        return "E25";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return Finding.of(
                !freezes.isFrozen(number),
                "Les paiements ne sont pas suspendus.",
                "Les paiements sont suspendus par décision du service.");
    }

    @Override
    public String sentence() {
        return "Les paiements de ce dossier ne sont pas suspendus.";
    }

    @Override
    public String remedy() {
        return "Adressez-vous au chef de service : lui seul peut faire reprendre les paiements.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.HEAD;
    }
}
