package fr.ampli.process.pathway;

import fr.ampli.payment.Payments;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ConfirmPaymentStop: the order on its way was stopped, or it was paid after all. */
@Component("confirmPaymentStopListener")
class ConfirmPaymentStopListener implements TaskListener {

    private final Payments payments;
    private final WithdrawnMoney money;
    private final Actor actor;

    ConfirmPaymentStopListener(Payments payments, WithdrawnMoney money, Actor actor) {
        this.payments = payments;
        this.money = money;
        this.actor = actor;
    }

    /** The form's answer. */
    record PaymentStop(String result, String mandateNumber, String paidOn) {}

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        PaymentStop answer = Answer.of(task, PaymentStop.class);
        payments.recordStop(number, answer.result(), answer.mandateNumber(), answer.paidOn(), actor.person());
        money.settle(number, actor.person());
        PathwayVariables.MONEY_PAID.set(task, payments.paid(number).isPositive());
    }
}
