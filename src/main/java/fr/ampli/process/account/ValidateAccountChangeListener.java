package fr.ampli.process.account;

import fr.ampli.agreement.AccountChange;
import fr.ampli.agreement.AccountChangeState;
import fr.ampli.agreement.AccountChanges;
import fr.ampli.agreement.AccountValidation;
import fr.ampli.deadline.Deadlines;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ValidateAccountChange: the second person's word; validated, the days of safety run. */
@Component("validateAccountChangeListener")
class ValidateAccountChangeListener implements TaskListener {

    private final AccountChanges changes;
    private final Deadlines deadlines;
    private final Actor actor;

    ValidateAccountChangeListener(AccountChanges changes, Deadlines deadlines, Actor actor) {
        this.changes = changes;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        AccountChangeState state = changes.validate(number, Answer.of(task, AccountValidation.class), actor.person());
        AccountVariables.ACCOUNT_DECISION.set(task.getExecution(), state.name());
        changes.latest(number)
                .flatMap(AccountChange::coolingUntil)
                .ifPresent(day ->
                        AccountVariables.ACCOUNT_COOLING_ENDS_AT.set(task.getExecution(), deadlines.timerAt(day)));
    }
}
