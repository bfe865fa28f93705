package fr.ampli.process.envelope;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_NoFundsLeft of waiting-list: the first letter of the wait. */
@Component("openWaitListener")
class OpenWaitListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        EnvelopeVariables.WAITING_ROUND.set(execution, 1);
    }
}
