package fr.ampli.process.envelope;

import fr.ampli.payment.BudgetAnswer;
import fr.ampli.payment.EnvelopeBudgets;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ConfirmBudget: a second person confirms the budget, or refuses it with a reason. */
@Component("confirmBudgetListener")
class ConfirmBudgetListener implements TaskListener {

    private final EnvelopeBudgets budgets;
    private final Actor actor;

    ConfirmBudgetListener(EnvelopeBudgets budgets, Actor actor) {
        this.budgets = budgets;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        EnvelopeVariables.BUDGET_CONFIRMED.set(
                task,
                budgets.decide(
                        Long.parseLong(EnvelopeVariables.BUDGET_PROPOSAL_ID.get(task)),
                        Answer.of(task, BudgetAnswer.class),
                        actor.person()));
    }
}
