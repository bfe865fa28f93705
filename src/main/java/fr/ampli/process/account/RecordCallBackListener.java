package fr.ampli.process.account;

import fr.ampli.agreement.AccountChanges;
import fr.ampli.agreement.CallBackDraft;
import fr.ampli.agreement.CallBackResult;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_CallBack: what a call to the number on file brought. */
@Component("recordCallBackListener")
class RecordCallBackListener implements TaskListener {

    private final AccountChanges changes;
    private final Deadlines deadlines;
    private final Actor actor;

    RecordCallBackListener(AccountChanges changes, Deadlines deadlines, Actor actor) {
        this.changes = changes;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        CallBackResult result = changes.recordCall(
                CommonVariables.dossierOf(task), Answer.of(task, CallBackDraft.class), actor.person());
        AccountVariables.CALL_BACK_RESULT.set(task.getExecution(), result.name());
        AccountVariables.ACCOUNT_CALL_DUE_AT.set(
                task.getExecution(), deadlines.timer(Delay.ACCOUNT_CALL_BACK, deadlines.today()));
        AccountVariables.ACCOUNT_VALIDATION_DUE_AT.set(
                task.getExecution(), deadlines.timer(Delay.ACCOUNT_VALIDATION, deadlines.today()));
    }
}
