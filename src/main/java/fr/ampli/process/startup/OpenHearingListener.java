package fr.ampli.process.startup;

import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.NotifiedDelay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** SendTask_OpenHearing, before its letter: the hearing is open; its time begins when the letter is received (E35). */
@Component("openHearingListener")
class OpenHearingListener implements ExecutionListener {

    private final ServiceDone serviceDone;
    private final Actor actor;

    OpenHearingListener(ServiceDone serviceDone, Actor actor) {
        this.serviceDone = serviceDone;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        serviceDone.openHearing(CommonVariables.dossierOf(execution), actor.person());
        StartUpVariables.HEARING_ENDS_AT.set(execution.getProcessInstance(), NotifiedDelay.NOT_BEGUN);
    }
}
