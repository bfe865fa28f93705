package fr.ampli.process.balance;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the balance's process carries. */
final class BalanceVariables {

    /** When the talk about who supports the structure next is due. */
    static final Variable<Date> HAND_OVER_DUE_AT = Variable.moment("handOverDueAt");

    private BalanceVariables() {}
}
