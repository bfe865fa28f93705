package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.JobEvidence;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_CloseEvidenceRequest: the time is over, the control goes on with what there is. */
@Component("closeEvidenceRequestDelegate")
class CloseEvidenceRequestDelegate implements JavaDelegate {

    private final JobEvidence evidence;
    private final Deadlines deadlines;
    private final Actor actor;

    CloseEvidenceRequestDelegate(JobEvidence evidence, Deadlines deadlines, Actor actor) {
        this.evidence = evidence;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ControlDueDate.shift(
                execution, evidence.giveUp(CommonVariables.dossierOf(execution), actor.person()), deadlines);
    }
}
