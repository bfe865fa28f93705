package fr.ampli.process.account;

import fr.ampli.agreement.AccountChanges;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * ServiceTask_AbandonChange, ServiceTask_DropChange: the change ends without sequel for the reason that the field
 * {@code grounds} gives, unless what a person recorded has ended it already.
 */
@Component("abandonAccountChangeDelegate")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE) // the engine injects the field into each use
public class AbandonAccountChangeDelegate implements JavaDelegate {

    private final AccountChanges changes;
    private final Actor actor;
    private Expression grounds;

    AbandonAccountChangeDelegate(AccountChanges changes, Actor actor) {
        this.changes = changes;
        this.actor = actor;
    }

    public void setGrounds(Expression grounds) {
        this.grounds = grounds;
    }

    @Override
    public void execute(DelegateExecution execution) {
        changes.abandon(CommonVariables.dossierOf(execution), (String) grounds.getValue(execution), actor.person());
    }
}
