package fr.ampli.process.advance;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the advance's process carries. */
final class AdvanceVariables {

    /** When the holder is reminded of the statement of start. */
    static final Variable<Date> STATEMENT_REMINDER_AT = Variable.moment("statementReminderAt");
    /** When somebody decides what follows from the silence. */
    static final Variable<Date> STATEMENT_NOTICE_AT = Variable.moment("statementNoticeAt");
    /** How many times the statement was given time, from 1: tells the reminders apart. */
    static final Variable<Integer> STATEMENT_ROUND = Variable.count("statementRound");
    /** MORE_TIME or TERMINATE. */
    static final Variable<String> START_DECISION = Variable.word("startDecision");

    private AdvanceVariables() {}
}
