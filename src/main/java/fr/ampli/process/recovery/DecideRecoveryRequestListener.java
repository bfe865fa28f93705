package fr.ampli.process.recovery;

import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryCase;
import fr.ampli.payment.Repayments;
import fr.ampli.payment.RequestDecision;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_DecideRecoveryRequest: the second look at a set-off, a remission or a write-off. */
@Component("decideRecoveryRequestListener")
class DecideRecoveryRequestListener implements TaskListener {

    private final Recoveries recoveries;
    private final Repayments repayments;
    private final PlanWatch plans;
    private final Actor actor;

    DecideRecoveryRequestListener(Recoveries recoveries, Repayments repayments, PlanWatch plans, Actor actor) {
        this.recoveries = recoveries;
        this.repayments = repayments;
        this.plans = plans;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        Repayments.Verdict verdict = repayments.decide(number, Answer.of(task, RequestDecision.class), actor.person());
        RecoveryVariables.REQUEST_VERDICT.set(task, verdict.name());
        RecoveryCase recovery = recoveries.find(number).orElseThrow();
        RecoveryVariables.REQUEST_ROUND.set(task, repayments.requests(recovery).size());
        RecoveryVariables.RECOVERY_STATE.set(task, recovery.state().name());
        plans.endWhereNoneRuns(number);
    }
}
