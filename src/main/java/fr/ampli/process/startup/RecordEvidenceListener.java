package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.EvidenceDraft;
import fr.ampli.job.JobEvidence;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordEvidence: what the holder sent is in, the control and the time to pay go on. */
@Component("recordEvidenceListener")
class RecordEvidenceListener implements TaskListener {

    private final JobEvidence evidence;
    private final Deadlines deadlines;
    private final Actor actor;

    RecordEvidenceListener(JobEvidence evidence, Deadlines deadlines, Actor actor) {
        this.evidence = evidence;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        int waited =
                evidence.receive(CommonVariables.dossierOf(task), Answer.of(task, EvidenceDraft.class), actor.person());
        ControlDueDate.shift(task.getExecution(), waited, deadlines);
    }
}
