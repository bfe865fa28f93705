package fr.ampli.process.recovery;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** SendTask_NotifyRecovery, once it left: the order to repay is due. */
@Component("startTitleClockListener")
class StartTitleClockListener implements ExecutionListener {

    private final Deadlines deadlines;

    StartTitleClockListener(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        RecoveryVariables.RECOVERY_TITLE_DUE_AT.set(
                execution, deadlines.timer(Delay.RECOVERY_TITLE, deadlines.today()));
    }
}
