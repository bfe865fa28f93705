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
    /** CLOSED or APPOINTED: whether the holder is still to be heard in person. */
    static final Variable<String> HEARING_STEP = Variable.word("hearingStep");
    /** Which appointment it is, so that each invitation is a letter of its own. */
    static final Variable<Integer> APPOINTMENT_ROUND = Variable.count("appointmentRound");
    /** By when what was said at the appointment is on record. */
    static final Variable<Date> RECOVERY_APPOINTMENT_AT = Variable.moment("recoveryAppointmentAt");
    /** When the money is due, or the next instalment of it; none in an insolvency. */
    static final Variable<Date> REPAYMENT_DUE_AT = Variable.moment("repaymentDueAt");
    /** SETTLED, STILL_DUE, PLAN_GRANTED or DECISION_ASKED. */
    static final Variable<String> RECOVERY_PROGRESS = Variable.word("recoveryProgress");
    /** OFFSET, REMISSION, WRITTEN_OFF or REFUSED. */
    static final Variable<String> REQUEST_VERDICT = Variable.word("requestVerdict");
    /** Which request it is, so that each answer to one is a letter of its own. */
    static final Variable<Integer> REQUEST_ROUND = Variable.count("requestRound");
    /** Where the recovery stands after it. */
    static final Variable<String> RECOVERY_STATE = Variable.word("recoveryState");

    /** Which plan of the recovery is watched. */
    static final Variable<Integer> PLAN_ROUND = Variable.count("planRound");
    /** When it is looked at next. */
    static final Variable<Date> INSTALMENT_LOOK_AT = Variable.moment("instalmentLookAt");
    /** How often it was looked at, so that each reminder is a letter of its own. */
    static final Variable<Integer> PLAN_LOOKS = Variable.count("planLooks");
    /** NOTHING, REMIND, VOID or ENDED. */
    static final Variable<String> INSTALMENT_LOOK = Variable.word("instalmentLook");

    private RecoveryVariables() {}
}
