package fr.ampli.process.recovery;

import fr.ampli.payment.HearingAnswer;
import fr.ampli.payment.Recoveries;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordRecoveryObservations: what the holder answers (E20). */
@Component("recordRecoveryObservationsListener")
class RecordRecoveryObservationsListener implements TaskListener {

    private final Recoveries recoveries;
    private final Actor actor;

    RecordRecoveryObservationsListener(Recoveries recoveries, Actor actor) {
        this.recoveries = recoveries;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        recoveries.recordObservations(
                CommonVariables.dossierOf(task), Answer.of(task, HearingAnswer.class), actor.person());
    }
}
