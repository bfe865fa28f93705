package fr.ampli.process.advance;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_AgreementInForce: the time for the statement of start runs (R60). */
@Component("startStatementClocksListener")
class StartStatementClocksListener implements ExecutionListener {

    private final Deadlines deadlines;

    StartStatementClocksListener(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        LocalDate expected = deadlines.on(Delay.STATEMENT_OF_START, deadlines.today());
        AdvanceVariables.STATEMENT_REMINDER_AT.set(execution, deadlines.timerAt(expected));
        AdvanceVariables.STATEMENT_NOTICE_AT.set(execution, deadlines.timer(Delay.STATEMENT_OF_START_NOTICE, expected));
        AdvanceVariables.STATEMENT_ROUND.set(execution, 1);
    }
}
