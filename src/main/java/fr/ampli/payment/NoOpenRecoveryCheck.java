package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;

/** Nothing is paid out while something is asked back (R45). */
record NoOpenRecoveryCheck(RecoveryStore recoveries) implements GateCheck {

    @Override
    public String code() {
        return "NO_OPEN_RECOVERY";
    }

    @Override
    public String clause() {
        return "R45";
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return Finding.of(
                recoveries.open(number).isEmpty(), "Aucun reversement n'est en cours.", "Un reversement est en cours.");
    }

    @Override
    public String sentence() {
        return "Aucun reversement n'est en cours sur ce dossier.";
    }

    @Override
    public String remedy() {
        return "Terminez la procédure de reversement avant de payer.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.FINANCE;
    }
}
