package fr.ampli.process.envelope;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the wait for money and the setting of a budget carry. */
final class EnvelopeVariables {

    /** Whether a grant is reserved for the dossier. */
    static final Variable<Boolean> FUNDS_RESERVED = Variable.flag("fundsReserved");
    /** Counts the letters that say where the application stands, so that each leaves once. */
    static final Variable<Integer> WAITING_ROUND = Variable.count("waitingRound");
    /** Until when somebody looks at the wait again. */
    static final Variable<Date> WAITING_NEWS_DUE_AT = Variable.moment("waitingNewsDueAt");
    /** Key of the budget that is proposed. */
    static final Variable<String> BUDGET_PROPOSAL_ID = Variable.word("budgetProposalId");
    /** The year that it is for; shown in Tasklist. */
    static final Variable<Integer> BUDGET_YEAR = Variable.count("budgetYear");
    /** Whether the second person confirmed it. */
    static final Variable<Boolean> BUDGET_CONFIRMED = Variable.flag("budgetConfirmed");

    private EnvelopeVariables() {}
}
