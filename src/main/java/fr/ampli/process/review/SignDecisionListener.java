package fr.ampli.process.review;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.review.DecisionDraft;
import fr.ampli.review.Decisions;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_SignDecision: the signed decision is on record. */
@Component("signDecisionListener")
class SignDecisionListener implements TaskListener {

    private final Decisions decisions;
    private final Actor actor;

    SignDecisionListener(Decisions decisions, Actor actor) {
        this.decisions = decisions;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        ReviewVariables.DECISION.set(
                task,
                decisions
                        .sign(CommonVariables.dossierOf(task), Answer.of(task, DecisionDraft.class), actor.person())
                        .outcome()
                        .name());
    }
}
