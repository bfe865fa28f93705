package fr.ampli.process.recovery;

import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryDecisionDraft;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_DecideRecovery: recover or drop, with reasons. */
@Component("decideRecoveryListener")
class DecideRecoveryListener implements TaskListener {

    private final Recoveries recoveries;
    private final Actor actor;

    DecideRecoveryListener(Recoveries recoveries, Actor actor) {
        this.recoveries = recoveries;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Recoveries.DecisionKind decision = recoveries.decide(
                CommonVariables.dossierOf(task), Answer.of(task, RecoveryDecisionDraft.class), actor.person());
        RecoveryVariables.RECOVERY_DECISION.set(task, decision.name());
    }
}
