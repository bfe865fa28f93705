package fr.ampli.process.envelope;

import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Withdrawals;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** EndEvent_CallUpTransmitted: ends the wait of the dossier, unless its holder has withdrawn meanwhile. */
@Component("transmitCallUpDelegate")
class TransmitCallUpDelegate implements JavaDelegate {

    private final Dossiers dossiers;
    private final Withdrawals withdrawals;

    TransmitCallUpDelegate(Dossiers dossiers, Withdrawals withdrawals) {
        this.dossiers = dossiers;
        this.withdrawals = withdrawals;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        if (!dossiers.get(number).isOpen() || withdrawals.of(number).isPresent()) {
            return; // the withdrawal has given the money back already
        }
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation(Messages.FUNDS_RESERVED)
                .processInstanceBusinessKey(number.value())
                .correlate();
    }
}
