package fr.ampli.process.payment;

import fr.ampli.payment.AnswerConfirmation;
import fr.ampli.payment.AnswerConfirmed;
import fr.ampli.payment.PaymentOrders;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ConfirmPaymentAnswer: the second of two people looks at what was typed. */
@Component("confirmPaymentAnswerListener")
class ConfirmPaymentAnswerListener implements TaskListener {

    private final PaymentOrders orders;
    private final Actor actor;

    ConfirmPaymentAnswerListener(PaymentOrders orders, Actor actor) {
        this.orders = orders;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        AnswerConfirmed said = orders.confirmAnswer(
                CommonVariables.dossierOf(task),
                PaymentVariables.instalmentOf(task),
                Answer.of(task, AnswerConfirmation.class),
                actor.person());
        PaymentVariables.PAYMENT_ANSWER_CONFIRMED.set(task, said != AnswerConfirmed.RETURNED);
        PaymentVariables.PAYMENT_MADE.set(task, said == AnswerConfirmed.PAID);
    }
}
