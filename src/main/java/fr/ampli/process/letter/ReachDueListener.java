package fr.ampli.process.letter;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Each task about a letter, before it is made: until when somebody should be reached. */
@Component("reachDueListener")
class ReachDueListener implements ExecutionListener {

    private final Deadlines deadlines;

    ReachDueListener(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        LetterVariables.REACH_DUE_AT.set(
                execution.getProcessInstance(), deadlines.timer(Delay.REACH_OTHERWISE, deadlines.today()));
    }
}
