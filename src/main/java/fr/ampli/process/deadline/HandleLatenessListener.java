package fr.ampli.process.deadline;

import fr.ampli.oversight.EscalationDraft;
import fr.ampli.oversight.Escalations;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_HandleLateness: what the head of service decides is done. */
@Component("handleLatenessListener")
class HandleLatenessListener implements TaskListener {

    private final Escalations escalations;
    private final Actor actor;

    HandleLatenessListener(Escalations escalations, Actor actor) {
        this.escalations = escalations;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Escalations.Outcome outcome =
                escalations.act(DeadlineVariables.idIn(task), Answer.of(task, EscalationDraft.class), actor.person());
        DeadlineVariables.ESCALATION_OUTCOME.set(task, outcome.name());
    }
}
