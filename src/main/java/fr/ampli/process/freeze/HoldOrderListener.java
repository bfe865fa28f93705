package fr.ampli.process.freeze;

import fr.ampli.payment.HoldAnswer;
import fr.ampli.payment.PaymentHolds;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_HoldOrder: the accountant sends the order back, or it is too late. */
@Component("holdOrderListener")
class HoldOrderListener implements TaskListener {

    private final PaymentHolds holds;
    private final Actor actor;

    HoldOrderListener(PaymentHolds holds, Actor actor) {
        this.holds = holds;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        holds.answer(
                CommonVariables.dossierOf(task),
                Long.parseLong(FreezeVariables.HOLD_ID.get(task)),
                Answer.of(task, HoldAnswer.class),
                actor.person());
    }
}
