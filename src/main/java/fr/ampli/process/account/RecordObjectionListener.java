package fr.ampli.process.account;

import fr.ampli.agreement.AccountChangeState;
import fr.ampli.agreement.AccountChanges;
import fr.ampli.agreement.AccountObjection;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordObjection: the holder did not ask for this, or no longer wants it. */
@Component("recordObjectionListener")
class RecordObjectionListener implements TaskListener {

    private final AccountChanges changes;
    private final Actor actor;

    RecordObjectionListener(AccountChanges changes, Actor actor) {
        this.changes = changes;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        AccountChangeState state = changes.object(
                CommonVariables.dossierOf(task), Answer.of(task, AccountObjection.class), actor.person());
        AccountVariables.ACCOUNT_OBJECTION.set(task.getExecution(), state.name());
    }
}
