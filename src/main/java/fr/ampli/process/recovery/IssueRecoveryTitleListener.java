package fr.ampli.process.recovery;

import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryTitle;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_IssueRecoveryTitle: the order to repay (R47). */
@Component("issueRecoveryTitleListener")
class IssueRecoveryTitleListener implements TaskListener {

    private final Recoveries recoveries;
    private final Actor actor;

    IssueRecoveryTitleListener(Recoveries recoveries, Actor actor) {
        this.recoveries = recoveries;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        recoveries.issueTitle(CommonVariables.dossierOf(task), Answer.of(task, RecoveryTitle.class), actor.person());
    }
}
