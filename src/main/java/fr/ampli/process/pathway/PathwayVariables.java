package fr.ampli.process.pathway;

import fr.ampli.process.Variable;

/** What the pathway itself carries beside the outcomes of its phases. */
final class PathwayVariables {

    /** A certified payment order has no answer yet: somebody must find out whether it was paid. */
    static final Variable<Boolean> PAYMENT_UNDERWAY = Variable.flag("paymentUnderway");
    /** Something was paid: a withdrawal leads to recovery. */
    static final Variable<Boolean> MONEY_PAID = Variable.flag("moneyPaid");

    private PathwayVariables() {}
}
