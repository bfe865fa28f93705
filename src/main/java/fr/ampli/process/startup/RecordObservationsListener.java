package fr.ampli.process.startup;

import fr.ampli.job.ObservationsDraft;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordObservations: keeps what the holder said. */
@Component("recordObservationsListener")
class RecordObservationsListener implements TaskListener {

    private final ServiceDone serviceDone;
    private final Actor actor;

    RecordObservationsListener(ServiceDone serviceDone, Actor actor) {
        this.serviceDone = serviceDone;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        serviceDone.observe(CommonVariables.dossierOf(task), Answer.of(task, ObservationsDraft.class), actor.person());
    }
}
