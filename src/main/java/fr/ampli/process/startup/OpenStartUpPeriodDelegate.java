package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.Hires;
import fr.ampli.job.StartUpCalendar;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.NotifiedDelay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_OpenStartUpPeriod: sets every clock of the period. */
@Component("openStartUpPeriodDelegate")
class OpenStartUpPeriodDelegate implements JavaDelegate {

    private final Hires hires;
    private final Deadlines deadlines;

    OpenStartUpPeriodDelegate(Hires hires, Deadlines deadlines) {
        this.hires = hires;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        StartUpCalendar calendar = hires.calendar(CommonVariables.dossierOf(execution));
        HireWarnings.set(execution, calendar, deadlines);
        StartUpVariables.WATCH_ROUND.set(execution, "");
        StartUpVariables.START_UP_ENDS_AT.set(execution, deadlines.timerAt(calendar.until()));
        StartUpVariables.REPORT_DUE_AT.set(execution, deadlines.timerAt(calendar.reportDue()));
        StartUpVariables.REPORT_SECOND_REMINDER_AT.set(execution, deadlines.timerAt(calendar.reportSecondReminder()));
        StartUpVariables.REPORT_FORMAL_NOTICE_AT.set(execution, deadlines.timerAt(calendar.reportFormalNotice()));
        StartUpVariables.REPORT_GIVEN_UP_AT.set(execution, NotifiedDelay.NOT_BEGUN);
        StartUpVariables.HEARING_HELD.set(execution, false);
    }
}
