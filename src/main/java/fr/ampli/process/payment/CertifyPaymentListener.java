package fr.ampli.process.payment;

import fr.ampli.payment.Certification;
import fr.ampli.payment.PaymentOrders;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_CertifyPayment: the second of two people. */
@Component("certifyPaymentListener")
class CertifyPaymentListener implements TaskListener {

    private final PaymentOrders orders;
    private final Actor actor;

    CertifyPaymentListener(PaymentOrders orders, Actor actor) {
        this.orders = orders;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean done = orders.certify(
                CommonVariables.dossierOf(task),
                PaymentVariables.instalmentOf(task),
                Answer.of(task, Certification.class),
                actor.person());
        PaymentVariables.PAYMENT_CERTIFIED.set(task, done);
    }
}
