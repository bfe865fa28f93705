package fr.ampli.process.balance;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** CallActivity_Payment, once paid: the hand-over is due (step 25). */
@Component("startHandOverClockListener")
class StartHandOverClockListener implements ExecutionListener {

    private final Deadlines deadlines;

    StartHandOverClockListener(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        BalanceVariables.HAND_OVER_DUE_AT.set(
                execution.getProcessInstance(), deadlines.timer(Delay.HAND_OVER, deadlines.today()));
    }
}
