package fr.ampli.process.payment;

import fr.ampli.payment.PaymentOrders;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_IssueOrder: the certified order goes to the accountant. */
@Component("issueOrderDelegate")
class IssueOrderDelegate implements JavaDelegate {

    private final PaymentOrders orders;
    private final Actor actor;

    IssueOrderDelegate(PaymentOrders orders, Actor actor) {
        this.orders = orders;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        orders.issue(CommonVariables.dossierOf(execution), PaymentVariables.instalmentOf(execution), actor.person());
    }
}
