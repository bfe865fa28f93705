package fr.ampli.process.startup;

import fr.ampli.job.ConclusionDraft;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ConcludeAfterHearing: the result is met or not, for good. */
@Component("concludeAfterHearingListener")
class ConcludeAfterHearingListener implements TaskListener {

    private final ServiceDone serviceDone;
    private final Actor actor;

    ConcludeAfterHearingListener(ServiceDone serviceDone, Actor actor) {
        this.serviceDone = serviceDone;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean met = serviceDone.conclude(
                CommonVariables.dossierOf(task), Answer.of(task, ConclusionDraft.class), actor.person());
        StartUpVariables.CONCLUSION.set(task.getExecution(), met ? "met" : "notMet");
        StartUpVariables.HEARING_HELD.set(task.getExecution(), !met);
    }
}
