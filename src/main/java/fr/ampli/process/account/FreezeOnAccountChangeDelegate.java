package fr.ampli.process.account;

import fr.ampli.agreement.AccountChange;
import fr.ampli.agreement.AccountChanges;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.payment.FreezeKind;
import fr.ampli.payment.Freezes;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.freeze.StopOfPayments;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_FreezePayments: somebody asked for an account that the holder did not ask for (E25). */
@Component("freezeOnAccountChangeDelegate")
class FreezeOnAccountChangeDelegate implements JavaDelegate {

    private final AccountChanges changes;
    private final Freezes freezes;
    private final StopOfPayments stop;
    private final Deadlines deadlines;

    FreezeOnAccountChangeDelegate(AccountChanges changes, Freezes freezes, StopOfPayments stop, Deadlines deadlines) {
        this.changes = changes;
        this.freezes = freezes;
        this.stop = stop;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        AccountChange change = changes.latest(number).orElseThrow();
        String grounds = "Changement de compte non demandé par le porteur. "
                + change.endGrounds().orElse("");
        freezes.open(number, FreezeKind.SUSPICION, grounds, change.requestedBy())
                .ifPresent(freeze -> stop.begin(freeze, false));
        AccountVariables.ACCOUNTANT_ALERT_DUE_AT.set(
                execution, deadlines.timer(Delay.ACCOUNTANT_ALERT, deadlines.today()));
    }
}
