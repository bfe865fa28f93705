package fr.ampli.process.jobchange;

import fr.ampli.job.JobChange;
import fr.ampli.job.JobChangeDraft;
import fr.ampli.job.JobChanges;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_JobChanged: checks and records what happened; a refusal keeps the process from starting. */
@Component("recordJobChangeListener")
class RecordJobChangeListener implements ExecutionListener {

    private final JobChanges changes;
    private final Actor actor;

    RecordJobChangeListener(JobChanges changes, Actor actor) {
        this.changes = changes;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        JobChange change = changes.record(Answer.of(execution, JobChangeDraft.class), actor.person());
        execution.setProcessBusinessKey(change.dossier().number().toString());
        CommonVariables.DOSSIER_NUMBER.set(execution, change.dossier().number().toString());
        CommonVariables.HOLDER_NAME.set(execution, change.dossier().holder().name());
        JobChangeVariables.JOB_EFFECT.set(execution, change.effect().name());
    }
}
