package fr.ampli.process.startup;

import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.Receipts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.NotifiedDelay;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** EndEvent_FormalNoticeBegun: the holder has the formal notice, and its time runs from that day (R58, E35). */
@Component("beginFormalNoticeListener")
class BeginFormalNoticeListener implements ExecutionListener {

    private static final String LETTER = "formal-notice";

    private final Receipts receipts;
    private final NotifiedDelay delay;
    private final Deadlines deadlines;

    BeginFormalNoticeListener(Receipts receipts, NotifiedDelay delay, Deadlines deadlines) {
        this.receipts = receipts;
        this.delay = delay;
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        LocalDate received = receipts.notificationOf(number, LETTER)
                .map(Letter.Notification::on)
                .orElseThrow();
        Date ends = deadlines.timer(Delay.REPORT_GIVEN_UP, received);
        StartUpVariables.REPORT_GIVEN_UP_AT.set(execution.getProcessInstance(), ends);
        delay.begin(execution, "BoundaryEvent_ReportGivenUp", "UserTask_RecordFinalReport", ends);
    }
}
