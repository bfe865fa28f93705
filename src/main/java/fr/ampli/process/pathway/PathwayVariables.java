package fr.ampli.process.pathway;

import fr.ampli.process.Variable;

/** What the pathway itself carries beside the outcomes of its phases. */
final class PathwayVariables {

    /** A certified payment order has no answer yet: somebody must find out whether it was paid. */
    static final Variable<Boolean> PAYMENT_UNDERWAY = Variable.flag("paymentUnderway");
    /** Something was paid: a withdrawal leads to recovery. */
    static final Variable<Boolean> MONEY_PAID = Variable.flag("moneyPaid");

    // How each phase ended: the words of its end events.
    static final Variable<String> FEASIBILITY_OUTCOME = Variable.word("feasibilityOutcome");
    static final Variable<String> SUBMISSION_OUTCOME = Variable.word("submissionOutcome");
    static final Variable<String> WAITING_OUTCOME = Variable.word("waitingOutcome");
    static final Variable<String> REVIEW_OUTCOME = Variable.word("reviewOutcome");
    static final Variable<String> AGREEMENT_OUTCOME = Variable.word("agreementOutcome");
    static final Variable<String> ADVANCE_OUTCOME = Variable.word("advanceOutcome");
    static final Variable<String> START_UP_OUTCOME = Variable.word("startUpOutcome");
    static final Variable<String> BALANCE_OUTCOME = Variable.word("balanceOutcome");
    static final Variable<String> RECOVERY_OUTCOME = Variable.word("recoveryOutcome");

    private PathwayVariables() {}
}
