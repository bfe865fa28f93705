package fr.ampli.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** At every end event of a phase: tells the pathway how the phase ended, in the word of the event's field. */
@Component("phaseOutcomeListener")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE) // the engine injects the field into each use
public class PhaseOutcomeListener implements ExecutionListener {

    private Expression outcome;

    public void setOutcome(Expression outcome) {
        this.outcome = outcome;
    }

    @Override
    public void notify(DelegateExecution execution) {
        CommonVariables.OUTCOME.set(execution.getProcessInstance(), (String) outcome.getValue(execution));
    }
}
