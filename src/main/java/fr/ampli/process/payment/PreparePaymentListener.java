package fr.ampli.process.payment;

import fr.ampli.payment.Instalment;
import fr.ampli.payment.PaymentGate;
import fr.ampli.payment.PaymentOrders;
import fr.ampli.payment.PaymentPreparation;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_PreparePayment: the first of two people, or back to the checks. */
@Component("preparePaymentListener")
class PreparePaymentListener implements TaskListener {

    /** What the form answers for a payment that a check has come to block since. */
    private static final String BLOCKED = "BLOCKED";

    private final PaymentOrders orders;
    private final PaymentGate gate;
    private final Actor actor;

    PreparePaymentListener(PaymentOrders orders, PaymentGate gate, Actor actor) {
        this.orders = orders;
        this.gate = gate;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        Instalment instalment = PaymentVariables.instalmentOf(task);
        PaymentPreparation answer = Answer.of(task, PaymentPreparation.class);
        if (BLOCKED.equals(answer.result())) {
            gate.sendBack(number, instalment, actor.person());
            throw new BpmnError(PaymentVariables.PAYMENT_BLOCKED);
        }
        orders.prepare(number, instalment, answer, actor.person());
    }
}
