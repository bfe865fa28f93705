package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The control is due later by the days for which it waited for the holder. */
final class ControlDueDate {

    private ControlDueDate() {}

    static void shift(DelegateExecution execution, int days, Deadlines deadlines) {
        DelegateExecution process = execution.getProcessInstance();
        Date due = StartUpVariables.CONTROL_DUE_AT.get(process);
        LocalDate day = LocalDate.ofInstant(due.toInstant(), Deadlines.ZONE).plusDays(days);
        StartUpVariables.CONTROL_DUE_AT.set(process, deadlines.timerAt(day));
    }
}
