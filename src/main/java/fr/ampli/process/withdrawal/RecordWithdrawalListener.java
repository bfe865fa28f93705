package fr.ampli.process.withdrawal;

import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.WithdrawalRequest;
import fr.ampli.dossier.Withdrawals;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_WithdrawalRecorded: checks and records the request; a refusal keeps the process from starting. */
@Component("recordWithdrawalListener")
class RecordWithdrawalListener implements ExecutionListener {

    private final Withdrawals withdrawals;
    private final Actor actor;

    RecordWithdrawalListener(Withdrawals withdrawals, Actor actor) {
        this.withdrawals = withdrawals;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Dossier dossier = withdrawals.record(Answer.of(execution, WithdrawalRequest.class), actor.person());
        execution.setProcessBusinessKey(dossier.number().toString());
        CommonVariables.DOSSIER_NUMBER.set(execution, dossier.number().toString());
        CommonVariables.HOLDER_NAME.set(execution, dossier.holder().name());
    }
}
