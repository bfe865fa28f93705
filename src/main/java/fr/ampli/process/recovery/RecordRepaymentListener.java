package fr.ampli.process.recovery;

import fr.ampli.payment.Repayment;
import fr.ampli.payment.Repayments;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordRepayment: what came of the order to repay, in money or otherwise. */
@Component("recordRepaymentListener")
class RecordRepaymentListener implements TaskListener {

    private final Repayments repayments;
    private final PlanWatch plans;
    private final Actor actor;

    RecordRepaymentListener(Repayments repayments, PlanWatch plans, Actor actor) {
        this.repayments = repayments;
        this.plans = plans;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        Repayments.Progress progress = repayments.record(number, Answer.of(task, Repayment.class), actor.person());
        RecoveryVariables.RECOVERY_PROGRESS.set(task, progress.name());
        if (progress == Repayments.Progress.PLAN_GRANTED) {
            plans.begin(number, CommonVariables.HOLDER_NAME.find(task).orElse(""));
        } else {
            plans.endWhereNoneRuns(number);
        }
    }
}
