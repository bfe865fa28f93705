package fr.ampli.process.recovery;

import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.Receipts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.payment.Recoveries;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** CatchEvent_RecoveryDecisionNotified, once the holder has the decision: the order to repay is due (R45, E35). */
@Component("startTitleClockListener")
class StartTitleClockListener implements ExecutionListener {

    private final Receipts receipts;
    private final Recoveries recoveries;
    private final Deadlines deadlines;

    StartTitleClockListener(Receipts receipts, Recoveries recoveries, Deadlines deadlines) {
        this.receipts = receipts;
        this.recoveries = recoveries;
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (execution.isCanceled()) {
            return; // the holder withdrew meanwhile
        }
        DossierNumber number = CommonVariables.dossierOf(execution);
        LocalDate received = receipts.notificationOf(number, "recovery-decision")
                .map(Letter.Notification::on)
                .orElseThrow();
        RecoveryVariables.RECOVERY_TITLE_DUE_AT.set(
                execution.getProcessInstance(), deadlines.timerAt(recoveries.decisionNotified(number, received)));
    }
}
