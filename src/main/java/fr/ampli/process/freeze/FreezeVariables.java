package fr.ampli.process.freeze;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the processes about stopped payments carry; never why. */
final class FreezeVariables {

    /** Names the freeze. */
    static final Variable<String> FREEZE_ID = Variable.word("freezeId");
    /** Names what is asked of the accountant. */
    static final Variable<String> HOLD_ID = Variable.word("holdId");
    /** Whether two persons have looked already. */
    static final Variable<Boolean> FREEZE_CONFIRMED = Variable.flag("freezeConfirmed");
    /** Whether the second person agrees to lift it. */
    static final Variable<Boolean> FREEZE_LIFTED = Variable.flag("freezeLifted");
    /** When the second person should have decided. */
    static final Variable<Date> FREEZE_DECISION_DUE_AT = Variable.moment("freezeDecisionDueAt");
    /** When the claim should have been declared. */
    static final Variable<Date> INSOLVENCY_FILING_DUE_AT = Variable.moment("insolvencyFilingDueAt");
    /** When the claim can no longer be declared. */
    static final Variable<Date> INSOLVENCY_CLAIM_ENDS_AT = Variable.moment("insolvencyClaimEndsAt");
    /** When the accountant should have been asked. */
    static final Variable<Date> HOLD_DUE_AT = Variable.moment("accountantAlertDueAt");

    private FreezeVariables() {}
}
