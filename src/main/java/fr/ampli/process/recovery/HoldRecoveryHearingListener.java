package fr.ampli.process.recovery;

import fr.ampli.payment.OralHearingAnswer;
import fr.ampli.payment.Recoveries;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_HoldRecoveryHearing: what a holder said in person, or when they come instead (R22, E20). */
@Component("holdRecoveryHearingListener")
class HoldRecoveryHearingListener implements TaskListener {

    private final Recoveries recoveries;
    private final Appointments appointments;
    private final Actor actor;

    HoldRecoveryHearingListener(Recoveries recoveries, Appointments appointments, Actor actor) {
        this.recoveries = recoveries;
        this.appointments = appointments;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Recoveries.HearingStep step = recoveries.holdHearing(
                CommonVariables.dossierOf(task), Answer.of(task, OralHearingAnswer.class), actor.person());
        appointments.shown(task, step);
    }
}
