package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.ControlDraft;
import fr.ampli.job.EvidenceRequest;
import fr.ampli.job.JobEvidence;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ControlServiceDone: keeps what the control found, or what it asks the holder for. */
@Component("controlServiceDoneListener")
class ControlServiceDoneListener implements TaskListener {

    private final ServiceDone serviceDone;
    private final JobEvidence evidence;
    private final Deadlines deadlines;
    private final Actor actor;

    ControlServiceDoneListener(ServiceDone serviceDone, JobEvidence evidence, Deadlines deadlines, Actor actor) {
        this.serviceDone = serviceDone;
        this.evidence = evidence;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        ServiceDone.Next next = serviceDone.record(number, Answer.of(task, ControlDraft.class), actor.person());
        DelegateExecution process = task.getExecution().getProcessInstance();
        StartUpVariables.CONTROL_NEXT.set(process, next.name());
        if (next == ServiceDone.Next.ASK) {
            EvidenceRequest request = evidence.lastRequest(number).orElseThrow();
            StartUpVariables.EVIDENCE_DUE_AT.set(process, deadlines.timerAt(request.dueOn()));
            StartUpVariables.EVIDENCE_ROUND.set(process, request.round());
        }
    }
}
