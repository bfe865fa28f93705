package fr.ampli.process.account;

import fr.ampli.agreement.AccountChange;
import fr.ampli.agreement.AccountChangeRequest;
import fr.ampli.agreement.AccountChanges;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.freeze.StopOfPayments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * StartEvent_AccountChangeRequested: checks and records the request, and asks back an order that had left; a refusal
 * keeps the process from starting.
 */
@Component("requestAccountChangeListener")
class RequestAccountChangeListener implements ExecutionListener {

    private final AccountChanges changes;
    private final Dossiers dossiers;
    private final StopOfPayments stop;
    private final Deadlines deadlines;
    private final Actor actor;

    RequestAccountChangeListener(
            AccountChanges changes, Dossiers dossiers, StopOfPayments stop, Deadlines deadlines, Actor actor) {
        this.changes = changes;
        this.dossiers = dossiers;
        this.stop = stop;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        AccountChange change = changes.request(Answer.of(execution, AccountChangeRequest.class), actor.person());
        Dossier dossier = dossiers.get(change.dossier());
        execution.setProcessBusinessKey(dossier.number().toString());
        CommonVariables.DOSSIER_NUMBER.set(execution, dossier.number().toString());
        CommonVariables.HOLDER_NAME.set(execution, dossier.holder().name());
        AccountVariables.ACCOUNT_CHANGE_ID.set(execution, Long.toString(change.id()));
        AccountVariables.REQUESTER_ELSEWHERE.set(
                execution,
                !change.requesterEmail().equalsIgnoreCase(dossier.contact().email()));
        AccountVariables.ACCOUNT_CALL_DUE_AT.set(
                execution, deadlines.timer(Delay.ACCOUNT_CALL_BACK, deadlines.today()));
        AccountVariables.ACCOUNT_CALLS_END_AT.set(execution, deadlines.timerAt(change.givesUpOn()));
        stop.holdOrders(change.dossier(), actor.person());
    }
}
