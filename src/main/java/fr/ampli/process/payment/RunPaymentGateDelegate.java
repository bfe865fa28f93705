package fr.ampli.process.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.payment.GateResult;
import fr.ampli.payment.Instalment;
import fr.ampli.payment.PaymentGate;
import fr.ampli.payment.PaymentOrders;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_RunPaymentGate: every named check, on record. */
@Component("runPaymentGateDelegate")
class RunPaymentGateDelegate implements JavaDelegate {

    private final PaymentGate gate;
    private final PaymentOrders orders;
    private final Deadlines deadlines;
    private final Actor actor;

    RunPaymentGateDelegate(PaymentGate gate, PaymentOrders orders, Deadlines deadlines, Actor actor) {
        this.gate = gate;
        this.orders = orders;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        Instalment instalment = PaymentVariables.instalmentOf(execution);
        GateResult result = gate.run(number, instalment, actor.person());
        PaymentVariables.PAYMENT_GATE_PASSED.set(execution, result.passed());
        PaymentVariables.PAYMENT_DUE_AT.set(execution, deadlines.timerAt(orders.dueOn(number, instalment)));
    }
}
