package fr.ampli.payment;

import fr.ampli.job.JobOutcome;
import fr.ampli.job.JobOutcomes;
import fr.ampli.shared.DossierNumber;

/** The balance follows the result: met, all of it; not met, none of it (R03, R13). */
record ResultMetCheck(JobOutcomes outcomes) implements GateCheck {

    @Override
    public String code() {
        return "RESULT_MET";
    }

    @Override
    public String clause() {
        return "R13";
    }

    @Override
    public boolean appliesTo(Instalment instalment) {
        return instalment == Instalment.BALANCE;
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        return Finding.of(
                outcomes.of(number).filter(JobOutcome::isMet).isPresent(),
                "Le résultat est atteint.",
                "Aucun contrôle ne conclut que le résultat est atteint.");
    }

    @Override
    public String sentence() {
        return "Le contrôle de service fait conclut que le résultat est atteint.";
    }

    @Override
    public String remedy() {
        return "Attendez la fin du contrôle de service fait : le solde n'est dû que si l'emploi convenu est créé.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.CONTROL;
    }
}
