package fr.ampli.process.deadline;

import fr.ampli.deadline.ClockCatalogue;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * When a user task is reached whose clock starts with it: computes its last day and puts it where the catalogue says
 * that it is shown. The task names the clock in its field {@code clock}.
 */
@Component("startTaskClockListener")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE) // the engine injects the field into each use
public class StartTaskClockListener implements ExecutionListener {

    private final ClockCatalogue catalogue;
    private final Deadlines deadlines;
    private Expression clock;

    StartTaskClockListener(ClockCatalogue catalogue, Deadlines deadlines) {
        this.catalogue = catalogue;
        this.deadlines = deadlines;
    }

    public void setClock(Expression clock) {
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Delay delay = Delay.valueOf((String) clock.getValue(execution));
        execution.setVariable(catalogue.of(delay).variables().get(0), deadlines.timer(delay, deadlines.today()));
    }
}
