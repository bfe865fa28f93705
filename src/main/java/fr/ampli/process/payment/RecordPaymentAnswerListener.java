package fr.ampli.process.payment;

import fr.ampli.payment.PaymentAnswer;
import fr.ampli.payment.PaymentOrders;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordPaymentAnswer: paid under a mandate, or rejected; a second person confirms it. */
@Component("recordPaymentAnswerListener")
class RecordPaymentAnswerListener implements TaskListener {

    private final PaymentOrders orders;
    private final Actor actor;

    RecordPaymentAnswerListener(PaymentOrders orders, Actor actor) {
        this.orders = orders;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        orders.recordAnswer(
                CommonVariables.dossierOf(task),
                PaymentVariables.instalmentOf(task),
                Answer.of(task, PaymentAnswer.class),
                actor.person());
    }
}
