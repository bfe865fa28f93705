package fr.ampli.process.recovery;

import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.Receipts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.payment.Recoveries;
import fr.ampli.payment.Repayments;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * UserTask_RecordRepayment, each time that it is reached, and EndEvent_TitleContestBegun: by when money is expected, and
 * whether the order to repay has arrived meanwhile, so that it can be contested from that day (R47, E35).
 */
@Component("awaitRepaymentListener")
class AwaitRepaymentListener implements ExecutionListener {

    private final Recoveries recoveries;
    private final Repayments repayments;
    private final Receipts receipts;
    private final Deadlines deadlines;
    private final Actor actor;

    AwaitRepaymentListener(
            Recoveries recoveries, Repayments repayments, Receipts receipts, Deadlines deadlines, Actor actor) {
        this.recoveries = recoveries;
        this.repayments = repayments;
        this.receipts = receipts;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        receipts.notificationOf(number, "recovery-title")
                .map(Letter.Notification::on)
                .ifPresent(day -> recoveries.titleNotified(number, day, actor.person()));
        RecoveryVariables.REPAYMENT_DUE_AT.set(
                execution.getProcessInstance(),
                repayments.nextDue(number).map(deadlines::timerAt).orElse(null));
    }
}
