package fr.ampli.process.account;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the processes about accounts carry; never an account number, not even masked. */
final class AccountVariables {

    /** Names the change; tells its letters apart from those of another change of the dossier. */
    static final Variable<String> ACCOUNT_CHANGE_ID = Variable.word("accountChangeId");
    /** A {@link fr.ampli.agreement.CallBackResult}. */
    static final Variable<String> CALL_BACK_RESULT = Variable.word("callBackResult");
    /** The {@link fr.ampli.agreement.AccountChangeState} after the second person's word. */
    static final Variable<String> ACCOUNT_DECISION = Variable.word("accountDecision");
    /** The {@link fr.ampli.agreement.AccountChangeState} after something arrived in the days of safety. */
    static final Variable<String> ACCOUNT_OBJECTION = Variable.word("accountObjection");
    /** Whether the request came from another address than that of the dossier. */
    static final Variable<Boolean> REQUESTER_ELSEWHERE = Variable.flag("requesterElsewhere");
    /** Whether somebody knows why two holders use one account. */
    static final Variable<Boolean> SHARED_ACCOUNT_EXPLAINED = Variable.flag("sharedAccountExplained");
    /** When the number on file should have been called. */
    static final Variable<Date> ACCOUNT_CALL_DUE_AT = Variable.moment("accountCallDueAt");
    /** When nobody tries to call any more. */
    static final Variable<Date> ACCOUNT_CALLS_END_AT = Variable.moment("accountCallsEndAt");
    /** When the second person should have said something. */
    static final Variable<Date> ACCOUNT_VALIDATION_DUE_AT = Variable.moment("accountValidationDueAt");
    /** When the new account becomes the account of the dossier. */
    static final Variable<Date> ACCOUNT_COOLING_ENDS_AT = Variable.moment("accountCoolingEndsAt");
    /** When the accountant and the bank should have been told. */
    static final Variable<Date> ACCOUNTANT_ALERT_DUE_AT = Variable.moment("accountantAlertDueAt");
    /** When the head of service should have looked at a shared account. */
    static final Variable<Date> SHARED_ACCOUNT_DUE_AT = Variable.moment("headDecisionDueAt");

    private AccountVariables() {}
}
