package fr.ampli.process.payment;

import fr.ampli.payment.PaymentOrders;
import fr.ampli.payment.RejectionResolution;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ResolvePaymentRejection: the new account on record, or the same one again (E17). */
@Component("resolvePaymentRejectionListener")
class ResolvePaymentRejectionListener implements TaskListener {

    private final PaymentOrders orders;
    private final Actor actor;

    ResolvePaymentRejectionListener(PaymentOrders orders, Actor actor) {
        this.orders = orders;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        orders.resolveRejection(
                CommonVariables.dossierOf(task),
                PaymentVariables.instalmentOf(task),
                Answer.of(task, RejectionResolution.class),
                actor.person());
    }
}
