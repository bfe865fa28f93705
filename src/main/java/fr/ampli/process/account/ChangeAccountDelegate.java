package fr.ampli.process.account;

import fr.ampli.agreement.AccountChanges;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_ChangeAccount: nobody objected, the new account is the account of the dossier. */
@Component("changeAccountDelegate")
class ChangeAccountDelegate implements JavaDelegate {

    private final AccountChanges changes;
    private final Actor actor;

    ChangeAccountDelegate(AccountChanges changes, Actor actor) {
        this.changes = changes;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.complete(CommonVariables.dossierOf(execution), actor.person());
    }
}
