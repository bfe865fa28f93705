package fr.ampli.process.payment;

import fr.ampli.payment.BlockClearance;
import fr.ampli.payment.PaymentGate;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ClearPaymentBlock: what was done about it, or a bypass asked for; the gate judges again. */
@Component("clearPaymentBlockListener")
class ClearPaymentBlockListener implements TaskListener {

    private final PaymentGate gate;
    private final Actor actor;

    ClearPaymentBlockListener(PaymentGate gate, Actor actor) {
        this.gate = gate;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean asked = gate.recordClearance(
                CommonVariables.dossierOf(task),
                PaymentVariables.instalmentOf(task),
                Answer.of(task, BlockClearance.class),
                actor.person());
        PaymentVariables.BYPASS_ASKED.set(task, asked);
    }
}
