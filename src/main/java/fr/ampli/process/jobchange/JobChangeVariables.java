package fr.ampli.process.jobchange;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the process {@code job-change} carries. */
public final class JobChangeVariables {

    /** NOTED, CONFORMS or LACKS: what a change comes to for the pathway. */
    public static final Variable<String> JOB_EFFECT = Variable.word("jobEffect");
    /** Until when a look at the job is awaited. */
    public static final Variable<Date> JOB_CHECK_DUE_AT = Variable.moment("jobCheckDueAt");

    private JobChangeVariables() {}
}
