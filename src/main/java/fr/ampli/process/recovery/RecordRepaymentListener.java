package fr.ampli.process.recovery;

import fr.ampli.payment.Recoveries;
import fr.ampli.payment.Repayment;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordRepayment: money that came back, or a vote to give the rest up. */
@Component("recordRepaymentListener")
class RecordRepaymentListener implements TaskListener {

    private final Recoveries recoveries;
    private final Actor actor;

    RecordRepaymentListener(Recoveries recoveries, Actor actor) {
        this.recoveries = recoveries;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Recoveries.Progress progress = recoveries.recordRepayment(
                CommonVariables.dossierOf(task), Answer.of(task, Repayment.class), actor.person());
        RecoveryVariables.RECOVERY_PROGRESS.set(task, progress.name());
    }
}
