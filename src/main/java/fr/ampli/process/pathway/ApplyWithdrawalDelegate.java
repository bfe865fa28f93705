package fr.ampli.process.pathway;

import fr.ampli.payment.Payments;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_ApplyWithdrawal: stops what can be stopped, and asks what was paid already. */
@Component("applyWithdrawalDelegate")
class ApplyWithdrawalDelegate implements JavaDelegate {

    private final Payments payments;
    private final WithdrawnMoney money;
    private final Actor actor;

    ApplyWithdrawalDelegate(Payments payments, WithdrawnMoney money, Actor actor) {
        this.payments = payments;
        this.money = money;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        payments.cancelOpenOrders(number, actor.person());
        money.settle(number, actor.person());
        PathwayVariables.PAYMENT_UNDERWAY.set(execution, payments.hasOrderUnderway(number));
        PathwayVariables.MONEY_PAID.set(execution, payments.paid(number).isPositive());
    }
}
