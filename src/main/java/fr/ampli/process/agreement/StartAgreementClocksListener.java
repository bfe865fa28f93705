package fr.ampli.process.agreement;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_AwardNotified: until when the agreement may be prepared (E38). */
@Component("startAgreementClocksListener")
class StartAgreementClocksListener implements ExecutionListener {

    private final Deadlines deadlines;

    StartAgreementClocksListener(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        AgreementVariables.AGREEMENT_PREPARATION_ENDS_AT.set(
                execution, deadlines.timer(Delay.AGREEMENT_PREPARATION, deadlines.today()));
    }
}
