package fr.ampli.process.startup;

import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.Receipts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.NotifiedDelay;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** EndEvent_HearingBegun: the holder has the letter, and the time to answer runs from that day (R22, E35). */
@Component("beginHearingListener")
class BeginHearingListener implements ExecutionListener {

    static final String LETTER = "hearing-opened";

    private final Receipts receipts;
    private final ServiceDone serviceDone;
    private final NotifiedDelay delay;
    private final Deadlines deadlines;
    private final Actor actor;

    BeginHearingListener(
            Receipts receipts, ServiceDone serviceDone, NotifiedDelay delay, Deadlines deadlines, Actor actor) {
        this.receipts = receipts;
        this.serviceDone = serviceDone;
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
        Date ends = deadlines.timerAt(serviceDone.beginHearing(number, received, actor.person()));
        StartUpVariables.HEARING_ENDS_AT.set(execution.getProcessInstance(), ends);
        delay.begin(execution, "BoundaryEvent_HearingEnded", "UserTask_RecordObservations", ends);
    }
}
