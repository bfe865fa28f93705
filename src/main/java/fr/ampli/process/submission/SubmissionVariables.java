package fr.ampli.process.submission;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the process {@code submission} carries beside what every process does. */
public final class SubmissionVariables {

    /** Until when the completeness is to be checked. */
    public static final Variable<Date> COMPLETENESS_DUE_AT = Variable.moment("completenessDueAt");
    /** End of the two months of silence (R17); the review goes on with it. */
    public static final Variable<Date> IMPLIED_REJECTION_DUE_AT = Variable.moment("impliedRejectionDueAt");
    /** ADMISSIBLE, INCOMPLETE or INADMISSIBLE. */
    public static final Variable<String> COMPLETENESS_RESULT = Variable.word("completenessResult");
    /** Until when missing pieces may come (R19). */
    public static final Variable<Date> MISSING_PIECES_DUE_AT = Variable.moment("missingPiecesDueAt");
    /** When to remind of them. */
    public static final Variable<Date> MISSING_PIECES_REMINDER_AT = Variable.moment("missingPiecesReminderAt");
    /** Counts requests and renewals, so that each letter leaves once. */
    public static final Variable<Integer> MISSING_PIECES_OCCURRENCE = Variable.count("missingPiecesOccurrence");
    /** Whether the open request was renewed already. */
    public static final Variable<Boolean> REQUEST_RENEWED = Variable.flag("requestRenewed");

    private SubmissionVariables() {}
}
