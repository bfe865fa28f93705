package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_OpenControl: the service-done control is due. */
@Component("openControlDelegate")
class OpenControlDelegate implements JavaDelegate {

    private final ServiceDone serviceDone;
    private final Deadlines deadlines;
    private final Actor actor;

    OpenControlDelegate(ServiceDone serviceDone, Deadlines deadlines, Actor actor) {
        this.serviceDone = serviceDone;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        StartUpVariables.CONTROL_DUE_AT.set(
                execution, deadlines.timerAt(serviceDone.open(CommonVariables.dossierOf(execution), actor.person())));
    }
}
