package fr.ampli.process.freeze;

import fr.ampli.payment.Freezes;
import fr.ampli.payment.LiftDecision;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_DecideFreezeLift: another person agrees that payments go on, or not. */
@Component("decideFreezeLiftListener")
class DecideFreezeLiftListener implements TaskListener {

    private final Freezes freezes;
    private final Actor actor;

    DecideFreezeLiftListener(Freezes freezes, Actor actor) {
        this.freezes = freezes;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean lifted = freezes.decideLift(
                Long.parseLong(FreezeVariables.FREEZE_ID.get(task)),
                Answer.of(task, LiftDecision.class),
                actor.person());
        FreezeVariables.FREEZE_LIFTED.set(task.getExecution(), lifted);
    }
}
