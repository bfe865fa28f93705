package fr.ampli.process.agreement;

import fr.ampli.agreement.Agreements;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_BringIntoForce: the agreement binds, the money is committed. */
@Component("bringIntoForceDelegate")
class BringIntoForceDelegate implements JavaDelegate {

    private final Agreements agreements;
    private final Actor actor;

    BringIntoForceDelegate(Agreements agreements, Actor actor) {
        this.agreements = agreements;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        agreements.bringIntoForce(CommonVariables.dossierOf(execution), actor.person());
    }
}
