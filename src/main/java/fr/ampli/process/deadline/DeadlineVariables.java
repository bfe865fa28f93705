package fr.ampli.process.deadline;

import fr.ampli.process.Variable;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What the process {@code deadline-escalation} carries, and the last days of tasks whose clock starts with them. */
public final class DeadlineVariables {

    /** Names what was brought up. */
    public static final Variable<String> ESCALATION_ID = Variable.word("escalationId");
    /** Until when it should be dealt with. */
    public static final Variable<Date> ESCALATION_DUE_AT = Variable.moment("escalationDueAt");
    /** REASSIGNED, EXTENDED, REMINDED or NOTED. */
    public static final Variable<String> ESCALATION_OUTCOME = Variable.word("escalationOutcome");

    /** Until when interests are to be declared before the review. */
    public static final Variable<Date> INTERESTS_DUE_AT = Variable.moment("interestsDueAt");
    /** Until when the territory's opinion is to be given. */
    public static final Variable<Date> TERRITORIAL_OPINION_DUE_AT = Variable.moment("territorialOpinionDueAt");
    /** Until when what follows a partner's refusal or silence is to be chosen. */
    public static final Variable<Date> NEXT_PARTNER_DUE_AT = Variable.moment("nextPartnerDueAt");
    /** Last day to read what a partner added. */
    public static final Variable<Date> PARTNER_CONTRIBUTION_DUE_AT = Variable.moment("partnerContributionDueAt");
    /** Until when a head of service should decide what was put before them. */
    public static final Variable<Date> HEAD_DECISION_DUE_AT = Variable.moment("headDecisionDueAt");
    /** Until when it should be known whether a payment on its way was stopped. */
    public static final Variable<Date> PAYMENT_STOP_DUE_AT = Variable.moment("paymentStopDueAt");

    private DeadlineVariables() {}

    static UUID idIn(VariableScope scope) {
        return UUID.fromString(ESCALATION_ID.get(scope));
    }
}
