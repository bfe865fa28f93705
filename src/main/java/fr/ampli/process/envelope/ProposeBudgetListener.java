package fr.ampli.process.envelope;

import fr.ampli.payment.BudgetDraft;
import fr.ampli.payment.EnvelopeBudgets;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_BudgetProposed: checks and records the proposal; a refusal keeps the process from starting. */
@Component("proposeBudgetListener")
class ProposeBudgetListener implements ExecutionListener {

    private final EnvelopeBudgets budgets;
    private final Actor actor;

    ProposeBudgetListener(EnvelopeBudgets budgets, Actor actor) {
        this.budgets = budgets;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        long id = budgets.propose(Answer.of(execution, BudgetDraft.class), actor.person());
        EnvelopeVariables.BUDGET_PROPOSAL_ID.set(execution, String.valueOf(id));
        EnvelopeVariables.BUDGET_YEAR.set(execution, budgets.get(id).year());
    }
}
