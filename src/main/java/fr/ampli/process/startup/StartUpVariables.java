package fr.ampli.process.startup;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the process start-up-period carries. */
final class StartUpVariables {

    static final Variable<Date> HIRE_WARNING_FIRST_AT = Variable.moment("hireWarningFirstAt");
    static final Variable<Date> HIRE_WARNING_SECOND_AT = Variable.moment("hireWarningSecondAt");
    static final Variable<Date> HIRE_WARNING_LAST_AT = Variable.moment("hireWarningLastAt");
    /** Last second in which the agreed job may begin. */
    static final Variable<Date> START_UP_ENDS_AT = Variable.moment("startUpEndsAt");

    static final Variable<Date> REPORT_DUE_AT = Variable.moment("reportDueAt");
    static final Variable<Date> REPORT_SECOND_REMINDER_AT = Variable.moment("reportSecondReminderAt");
    static final Variable<Date> REPORT_FORMAL_NOTICE_AT = Variable.moment("reportFormalNoticeAt");
    static final Variable<Date> REPORT_GIVEN_UP_AT = Variable.moment("reportGivenUpAt");
    static final Variable<Date> CONTROL_DUE_AT = Variable.moment("controlDueAt");
    /** Whether who came to control declared a link, and a colleague must take over. */
    static final Variable<Boolean> INTEREST_DECLARED = Variable.flag("interestDeclared");

    static final Variable<Date> HEARING_ENDS_AT = Variable.moment("hearingEndsAt");

    /** {@link #CONFORMS} or {@link #GAP}. */
    static final Variable<String> HIRE_FINDING = Variable.word("hireFinding");

    static final String CONFORMS = "conforms";
    static final String GAP = "gap";
    /** Tells letters about gaps apart. */
    static final Variable<Integer> GAP_ROUND = Variable.count("gapRound");

    /** MET, NOT_MET, REVIEW or FRAUD, as the last control found. */
    static final Variable<String> JOB_OUTCOME = Variable.word("jobOutcome");
    /** "confirmed" or "unfounded". */
    static final Variable<String> SUSPICION = Variable.word("suspicion");
    /** "met" or "notMet", after the hearing. */
    static final Variable<String> CONCLUSION = Variable.word("conclusion");
    /** Whether the holder was heard before the result was found not met; recovery need not hear them again. */
    static final Variable<Boolean> HEARING_HELD = Variable.flag("hearingHeld");

    /** Tells the second and later waits for a hire apart in letters; empty during the first. */
    static final Variable<String> WATCH_ROUND = Variable.word("watchRound");
    /** When to ask whether the job is held; at the end of time where that is not to be asked. */
    static final Variable<Date> JOB_CHECK_FIRST_AT = Variable.moment("jobCheckFirstAt");
    /** The same, before the period ends. */
    static final Variable<Date> JOB_CHECK_LAST_AT = Variable.moment("jobCheckLastAt");
    /** CONCLUDE or ASK, as the controller chose. */
    static final Variable<String> CONTROL_NEXT = Variable.word("controlNext");
    /** Until when evidence asked for may come. */
    static final Variable<Date> EVIDENCE_DUE_AT = Variable.moment("evidenceDueAt");
    /** Counts requests for evidence, so that each letter leaves once. */
    static final Variable<Integer> EVIDENCE_ROUND = Variable.count("evidenceRound");

    private StartUpVariables() {}
}
