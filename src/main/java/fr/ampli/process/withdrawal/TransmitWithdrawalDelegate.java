package fr.ampli.process.withdrawal;

import fr.ampli.process.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** EndEvent_WithdrawalTransmitted: interrupts the dossier's pathway, in the transaction of the request. */
@Component("transmitWithdrawalDelegate")
class TransmitWithdrawalDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation(Messages.DOSSIER_WITHDRAWN)
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .correlate();
    }
}
