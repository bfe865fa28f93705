package fr.ampli.process.jobchange;

import fr.ampli.job.JobChange;
import fr.ampli.job.JobChanges;
import fr.ampli.job.JobCheckDraft;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_CheckJobHeld: keeps what was seen of the job. */
@Component("checkJobHeldListener")
class CheckJobHeldListener implements TaskListener {

    private final JobChanges changes;
    private final Actor actor;

    CheckJobHeldListener(JobChanges changes, Actor actor) {
        this.changes = changes;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        JobChange change =
                changes.check(CommonVariables.dossierOf(task), Answer.of(task, JobCheckDraft.class), actor.person());
        JobChangeVariables.JOB_EFFECT.set(
                task.getExecution().getProcessInstance(), change.effect().name());
    }
}
