package fr.ampli.process.startup;

import fr.ampli.job.ServiceDone;
import fr.ampli.job.SuspicionDraft;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_AssessSuspicion: a suspicion of fraud is confirmed or falls. */
@Component("assessSuspicionListener")
class AssessSuspicionListener implements TaskListener {

    private final ServiceDone serviceDone;
    private final Actor actor;

    AssessSuspicionListener(ServiceDone serviceDone, Actor actor) {
        this.serviceDone = serviceDone;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean confirmed = serviceDone.assess(
                CommonVariables.dossierOf(task), Answer.of(task, SuspicionDraft.class), actor.person());
        StartUpVariables.SUSPICION.set(task.getExecution(), confirmed ? "confirmed" : "unfounded");
    }
}
