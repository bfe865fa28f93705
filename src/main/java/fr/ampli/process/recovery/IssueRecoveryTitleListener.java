package fr.ampli.process.recovery;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryTitle;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_IssueRecoveryTitle: the order to repay, and when the money is due (R47). */
@Component("issueRecoveryTitleListener")
class IssueRecoveryTitleListener implements TaskListener {

    private final Recoveries recoveries;
    private final Deadlines deadlines;
    private final Actor actor;

    IssueRecoveryTitleListener(Recoveries recoveries, Deadlines deadlines, Actor actor) {
        this.recoveries = recoveries;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        recoveries.issueTitle(CommonVariables.dossierOf(task), Answer.of(task, RecoveryTitle.class), actor.person());
        RecoveryVariables.REPAYMENT_DUE_AT.set(task, deadlines.timer(Delay.REPAYMENT, deadlines.today()));
    }
}
