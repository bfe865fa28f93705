package fr.ampli.process.account;

import fr.ampli.agreement.AccountAlertDraft;
import fr.ampli.agreement.AccountChanges;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_AlertAccountant: the accountant and the bank know. */
@Component("alertAccountantListener")
class AlertAccountantListener implements TaskListener {

    private final AccountChanges changes;
    private final Actor actor;

    AlertAccountantListener(AccountChanges changes, Actor actor) {
        this.changes = changes;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        changes.recordAlert(CommonVariables.dossierOf(task), Answer.of(task, AccountAlertDraft.class), actor.person());
    }
}
