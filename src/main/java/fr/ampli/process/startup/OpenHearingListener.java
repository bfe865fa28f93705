package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** SendTask_OpenHearing, before its letter: the letter names the last day to answer, so that day is set first. */
@Component("openHearingListener")
class OpenHearingListener implements ExecutionListener {

    private final ServiceDone serviceDone;
    private final Deadlines deadlines;
    private final Actor actor;

    OpenHearingListener(ServiceDone serviceDone, Deadlines deadlines, Actor actor) {
        this.serviceDone = serviceDone;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        StartUpVariables.HEARING_ENDS_AT.set(
                execution.getProcessInstance(),
                deadlines.timerAt(serviceDone.openHearing(CommonVariables.dossierOf(execution), actor.person())));
    }
}
