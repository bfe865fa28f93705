package fr.ampli.process.recovery;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryAppointment;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What the process carries about an appointment to be heard: that there is one, which, and by when it is recorded. */
@Component
class Appointments {

    private final Recoveries recoveries;
    private final Deadlines deadlines;

    Appointments(Recoveries recoveries, Deadlines deadlines) {
        this.recoveries = recoveries;
        this.deadlines = deadlines;
    }

    void shown(DelegateTask task, Recoveries.HearingStep step) {
        RecoveryVariables.HEARING_STEP.set(task, step.name());
        if (step == Recoveries.HearingStep.APPOINTED) {
            RecoveryAppointment next =
                    recoveries.appointment(CommonVariables.dossierOf(task)).orElseThrow();
            RecoveryVariables.APPOINTMENT_ROUND.set(task, next.round());
            RecoveryVariables.RECOVERY_APPOINTMENT_AT.set(task, deadlines.timer(Delay.HEARING_RECORD, next.on()));
        }
    }
}
