package fr.ampli.process.startup;

import fr.ampli.job.JobOutcome;
import fr.ampli.job.OutcomeDraft;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** BusinessRuleTask_JobOutcome, after: keeps what the table answered. */
@Component("recordJobOutcomeListener")
class RecordJobOutcomeListener implements ExecutionListener {

    /** Where the engine leaves the answer of a decision for the listeners of its task, and only for them. */
    private static final String DECISION_RESULT = "decisionResult";

    private final ServiceDone serviceDone;
    private final Actor actor;

    RecordJobOutcomeListener(ServiceDone serviceDone, Actor actor) {
        this.serviceDone = serviceDone;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DmnDecisionResultEntries answer =
                ((DmnDecisionResult) execution.getVariable(DECISION_RESULT)).getSingleResult();
        JobOutcome.Result outcome = serviceDone.find(
                CommonVariables.dossierOf(execution),
                new OutcomeDraft(
                        answer.getEntry("outcome"),
                        Boolean.TRUE.equals(answer.getEntry("balanceDue")),
                        answer.getEntry("advanceFate"),
                        answer.getEntry("reasonCode")),
                actor.person());
        StartUpVariables.JOB_OUTCOME.set(execution.getProcessInstance(), outcome.name());
    }
}
