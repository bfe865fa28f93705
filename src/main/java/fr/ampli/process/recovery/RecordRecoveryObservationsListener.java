package fr.ampli.process.recovery;

import fr.ampli.correspondence.Receipts;
import fr.ampli.payment.HearingAnswer;
import fr.ampli.payment.Recoveries;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordRecoveryObservations: what the holder answers, or when they are heard in person (E20). */
@Component("recordRecoveryObservationsListener")
class RecordRecoveryObservationsListener implements TaskListener {

    private final Recoveries recoveries;
    private final Receipts receipts;
    private final Appointments appointments;
    private final Actor actor;

    RecordRecoveryObservationsListener(
            Recoveries recoveries, Receipts receipts, Appointments appointments, Actor actor) {
        this.recoveries = recoveries;
        this.receipts = receipts;
        this.appointments = appointments;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        HearingAnswer observations = Answer.of(task, HearingAnswer.class);
        appointments.shown(task, recoveries.recordObservations(number, observations, actor.person()));
        // Who answers has received the letter: no other proof is looked for
        receipts.answered(
                number,
                BeginRecoveryHearingListener.LETTER,
                LocalDate.parse(observations.receivedOn().strip()),
                actor.person());
    }
}
