package fr.ampli.process.payment;

import fr.ampli.payment.BypassDecision;
import fr.ampli.payment.PaymentGate;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_DecideBypass: another person grants or refuses; the gate judges again either way. */
@Component("decideBypassListener")
class DecideBypassListener implements TaskListener {

    private final PaymentGate gate;
    private final Actor actor;

    DecideBypassListener(PaymentGate gate, Actor actor) {
        this.gate = gate;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        gate.decideBypass(
                CommonVariables.dossierOf(task),
                PaymentVariables.instalmentOf(task),
                Answer.of(task, BypassDecision.class),
                actor.person());
    }
}
