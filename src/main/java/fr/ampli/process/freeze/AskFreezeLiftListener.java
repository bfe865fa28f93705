package fr.ampli.process.freeze;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.payment.Freezes;
import fr.ampli.payment.LiftRequest;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_AskFreezeLift: somebody thinks that the freeze is no longer needed. */
@Component("askFreezeLiftListener")
class AskFreezeLiftListener implements TaskListener {

    private final Freezes freezes;
    private final Deadlines deadlines;
    private final Actor actor;

    AskFreezeLiftListener(Freezes freezes, Deadlines deadlines, Actor actor) {
        this.freezes = freezes;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        freezes.askLift(
                Long.parseLong(FreezeVariables.FREEZE_ID.get(task)),
                Answer.of(task, LiftRequest.class),
                actor.person());
        FreezeVariables.FREEZE_DECISION_DUE_AT.set(
                task.getExecution(), deadlines.timer(Delay.FREEZE_DECISION, deadlines.today()));
    }
}
