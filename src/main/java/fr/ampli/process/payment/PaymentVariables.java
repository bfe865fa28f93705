package fr.ampli.process.payment;

import fr.ampli.payment.Instalment;
import fr.ampli.process.Variable;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What a payment's process carries. */
final class PaymentVariables {

    /** ADVANCE or BALANCE, handed in by the phase that pays. */
    static final Variable<String> INSTALMENT = Variable.word("instalment");
    /** Whether every check of the gate passed. */
    static final Variable<Boolean> PAYMENT_GATE_PASSED = Variable.flag("paymentGatePassed");
    /** Whether somebody else is asked to let a check be set aside. */
    static final Variable<Boolean> BYPASS_ASKED = Variable.flag("bypassAsked");
    /** Whether the second person certified. */
    static final Variable<Boolean> PAYMENT_CERTIFIED = Variable.flag("paymentCertified");
    /** Whether the accountant paid. */
    static final Variable<Boolean> PAYMENT_MADE = Variable.flag("paymentMade");
    /** Whether the second person confirmed what was typed. */
    static final Variable<Boolean> PAYMENT_ANSWER_CONFIRMED = Variable.flag("paymentAnswerConfirmed");
    /** When the second person should have looked. */
    static final Variable<Date> PAYMENT_CONFIRMATION_DUE_AT = Variable.moment("paymentConfirmationDueAt");
    /** When a rejection should be dealt with. */
    static final Variable<Date> PAYMENT_REJECTION_DUE_AT = Variable.moment("paymentRejectionDueAt");
    /** When the money is to have left. */
    static final Variable<Date> PAYMENT_DUE_AT = Variable.moment("paymentDueAt");

    /** The preparation cannot end: a check blocks. */
    static final String PAYMENT_BLOCKED = "paymentBlocked";

    private PaymentVariables() {}

    static Instalment instalmentOf(VariableScope scope) {
        return Instalment.valueOf(INSTALMENT.get(scope));
    }
}
