package fr.ampli.process.payment;

import fr.ampli.payment.PaymentOrders;
import fr.ampli.payment.PaymentPreparation;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_PreparePayment: the first of two people. */
@Component("preparePaymentListener")
class PreparePaymentListener implements TaskListener {

    private final PaymentOrders orders;
    private final Actor actor;

    PreparePaymentListener(PaymentOrders orders, Actor actor) {
        this.orders = orders;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        orders.prepare(
                CommonVariables.dossierOf(task),
                PaymentVariables.instalmentOf(task),
                Answer.of(task, PaymentPreparation.class),
                actor.person());
    }
}
