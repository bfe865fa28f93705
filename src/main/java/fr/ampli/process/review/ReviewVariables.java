package fr.ampli.process.review;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the process {@code criteria-review} carries beside what every process does. */
public final class ReviewVariables {

    /** Until when the criteria are to be reviewed. */
    public static final Variable<Date> REVIEW_DUE_AT = Variable.moment("reviewDueAt");
    /** Whether who looked at the dossier declared a link, and a colleague must take over. */
    public static final Variable<Boolean> INTEREST_DECLARED = Variable.flag("interestDeclared");
    /** Until when the review is to be read again. */
    public static final Variable<Date> SECOND_READING_DUE_AT = Variable.moment("secondReadingDueAt");
    /** Whether the dossier goes on the committee's agenda. */
    public static final Variable<Boolean> AGENDA_APPROVED = Variable.flag("agendaApproved");
    /** Until when the committee should have met. */
    public static final Variable<Date> COMMITTEE_DUE_AT = Variable.moment("committeeDueAt");
    /** FAVOURABLE, UNFAVOURABLE or ADJOURNED. */
    public static final Variable<String> COMMITTEE_OUTCOME = Variable.word("committeeOutcome");
    /** Counts adjournments, so that each letter leaves once. */
    public static final Variable<Integer> ADJOURNMENT_ROUND = Variable.count("adjournmentRound");
    /** Until when the complement may come (E07). */
    public static final Variable<Date> COMPLEMENT_DUE_AT = Variable.moment("complementDueAt");
    /** Until when the decision is to be notified. */
    public static final Variable<Date> NOTIFICATION_DUE_AT = Variable.moment("notificationDueAt");
    /** AWARD or REFUSAL. */
    public static final Variable<String> DECISION = Variable.word("decision");

    private ReviewVariables() {}
}
