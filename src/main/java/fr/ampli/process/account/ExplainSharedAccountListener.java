package fr.ampli.process.account;

import fr.ampli.agreement.BankAccounts;
import fr.ampli.agreement.SharedAccountDraft;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ExplainSharedAccount: the head of service knows why two holders use one account, or that nobody does. */
@Component("explainSharedAccountListener")
class ExplainSharedAccountListener implements TaskListener {

    private final BankAccounts accounts;
    private final Actor actor;

    ExplainSharedAccountListener(BankAccounts accounts, Actor actor) {
        this.accounts = accounts;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean explained = accounts.explain(
                CommonVariables.dossierOf(task), Answer.of(task, SharedAccountDraft.class), actor.person());
        AccountVariables.SHARED_ACCOUNT_EXPLAINED.set(task.getExecution(), explained);
    }
}
