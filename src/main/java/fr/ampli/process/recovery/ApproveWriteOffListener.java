package fr.ampli.process.recovery;

import fr.ampli.payment.Recoveries;
import fr.ampli.payment.WriteOffAnswer;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ApproveWriteOff: the second look at a write-off. */
@Component("approveWriteOffListener")
class ApproveWriteOffListener implements TaskListener {

    private final Recoveries recoveries;
    private final Actor actor;

    ApproveWriteOffListener(Recoveries recoveries, Actor actor) {
        this.recoveries = recoveries;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean approved = recoveries.approveWriteOff(
                CommonVariables.dossierOf(task), Answer.of(task, WriteOffAnswer.class), actor.person());
        RecoveryVariables.WRITE_OFF_APPROVED.set(task, approved);
    }
}
