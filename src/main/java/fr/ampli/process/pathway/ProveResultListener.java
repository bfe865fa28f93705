package fr.ampli.process.pathway;

import fr.ampli.payment.Declarations;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Flow_ResultMetYes: from now on the whole grant may be declared to the Commission (R62). */
@Component("proveResultListener")
class ProveResultListener implements ExecutionListener {

    private final Declarations declarations;
    private final Actor actor;

    ProveResultListener(Declarations declarations, Actor actor) {
        this.declarations = declarations;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        declarations.resultProved(CommonVariables.dossierOf(execution), actor.person());
    }
}
