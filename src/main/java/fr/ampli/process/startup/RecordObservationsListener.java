package fr.ampli.process.startup;

import fr.ampli.correspondence.Receipts;
import fr.ampli.job.ObservationsDraft;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordObservations: keeps what the holder said. */
@Component("recordObservationsListener")
class RecordObservationsListener implements TaskListener {

    private final ServiceDone serviceDone;
    private final Receipts receipts;
    private final Actor actor;

    RecordObservationsListener(ServiceDone serviceDone, Receipts receipts, Actor actor) {
        this.serviceDone = serviceDone;
        this.receipts = receipts;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        ObservationsDraft observations = Answer.of(task, ObservationsDraft.class);
        serviceDone.observe(number, observations, actor.person());
        // Who answers has received the letter: no other proof is looked for
        receipts.answered(
                number,
                BeginHearingListener.LETTER,
                LocalDate.parse(observations.receivedOn().strip()),
                actor.person());
    }
}
