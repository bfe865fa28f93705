package fr.ampli.process.agreement;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** SendTask_SendAgreement, once it left: the time to sign runs (R59, E12). */
@Component("startSignatureClocksListener")
class StartSignatureClocksListener implements ExecutionListener {

    private final Deadlines deadlines;

    StartSignatureClocksListener(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        AgreementVariables.SIGNATURE_REMINDER_AT.set(
                execution, deadlines.timer(Delay.SIGNATURE_REMINDER, deadlines.today()));
        AgreementVariables.SIGNATURE_LAPSES_AT.set(
                execution, deadlines.timer(Delay.SIGNATURE_LAPSE, deadlines.today()));
    }
}
