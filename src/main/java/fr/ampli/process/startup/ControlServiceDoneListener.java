package fr.ampli.process.startup;

import fr.ampli.job.ControlDraft;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ControlServiceDone: keeps what the control found. */
@Component("controlServiceDoneListener")
class ControlServiceDoneListener implements TaskListener {

    private final ServiceDone serviceDone;
    private final Actor actor;

    ControlServiceDoneListener(ServiceDone serviceDone, Actor actor) {
        this.serviceDone = serviceDone;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        serviceDone.record(CommonVariables.dossierOf(task), Answer.of(task, ControlDraft.class), actor.person());
    }
}
