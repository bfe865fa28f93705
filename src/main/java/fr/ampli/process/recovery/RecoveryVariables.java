package fr.ampli.process.recovery;

import fr.ampli.process.Variable;
import java.util.Date;

/** What a recovery's process carries. */
final class RecoveryVariables {

    /** RESULT_NOT_MET or WITHDRAWAL, handed in by the pathway. */
    static final Variable<String> RECOVERY_GROUND = Variable.word("recoveryGround");
    /** Whether the holder was heard on the same facts already. */
    static final Variable<Boolean> HEARING_HELD = Variable.flag("hearingHeld");
    /** When the time for observations is over. */
    static final Variable<Date> RECOVERY_HEARING_ENDS_AT = Variable.moment("recoveryHearingEndsAt");
    /** RECOVER or DROP. */
    static final Variable<String> RECOVERY_DECISION = Variable.word("recoveryDecision");
    /** When the order to repay is due. */
    static final Variable<Date> RECOVERY_TITLE_DUE_AT = Variable.moment("recoveryTitleDueAt");
    /** When the money is due. */
    static final Variable<Date> REPAYMENT_DUE_AT = Variable.moment("repaymentDueAt");
    /** SETTLED, STILL_DUE or WRITE_OFF_ASKED. */
    static final Variable<String> RECOVERY_PROGRESS = Variable.word("recoveryProgress");
    /** Whether the second look approved the write-off. */
    static final Variable<Boolean> WRITE_OFF_APPROVED = Variable.flag("writeOffApproved");

    private RecoveryVariables() {}
}
