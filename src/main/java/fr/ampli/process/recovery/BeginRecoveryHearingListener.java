package fr.ampli.process.recovery;

import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.Receipts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.payment.Recoveries;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.NotifiedDelay;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** EndEvent_RecoveryHearingBegun: the holder has the letter, and the time to answer runs from that day (R22, E35). */
@Component("beginRecoveryHearingListener")
class BeginRecoveryHearingListener implements ExecutionListener {

    static final String LETTER = "recovery-hearing";

    private final Receipts receipts;
    private final Recoveries recoveries;
    private final NotifiedDelay delay;
    private final Deadlines deadlines;
    private final Actor actor;

    BeginRecoveryHearingListener(
            Receipts receipts, Recoveries recoveries, NotifiedDelay delay, Deadlines deadlines, Actor actor) {
        this.receipts = receipts;
        this.recoveries = recoveries;
        this.delay = delay;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        LocalDate received = receipts.notificationOf(number, LETTER)
                .map(Letter.Notification::on)
                .orElseThrow();
        Date ends = deadlines.timerAt(recoveries.beginHearing(number, received, actor.person()));
        RecoveryVariables.RECOVERY_HEARING_ENDS_AT.set(execution.getProcessInstance(), ends);
        delay.begin(execution, "BoundaryEvent_RecoveryHearingOver", "UserTask_RecordRecoveryObservations", ends);
    }
}
