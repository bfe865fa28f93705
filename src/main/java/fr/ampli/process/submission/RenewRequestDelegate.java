package fr.ampli.process.submission;

import fr.ampli.deadline.Deadlines;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.submission.Completeness;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_RenewRequest: the same delay once more (R19). */
@Component("renewRequestDelegate")
class RenewRequestDelegate implements JavaDelegate {

    private final Completeness completeness;
    private final Deadlines deadlines;
    private final Actor actor;

    RenewRequestDelegate(Completeness completeness, Deadlines deadlines, Actor actor) {
        this.completeness = completeness;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {

        RequestTimers.set(
                execution, completeness.renew(CommonVariables.dossierOf(execution), actor.person()), deadlines);
    }
}
