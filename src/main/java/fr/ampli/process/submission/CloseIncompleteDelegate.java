package fr.ampli.process.submission;

import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.submission.Completeness;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_CloseIncomplete: nothing came, the application is closed (E04). */
@Component("closeIncompleteDelegate")
class CloseIncompleteDelegate implements JavaDelegate {

    private final Completeness completeness;
    private final Actor actor;

    CloseIncompleteDelegate(Completeness completeness, Actor actor) {
        this.completeness = completeness;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {

        completeness.closeIncomplete(CommonVariables.dossierOf(execution), actor.person());
    }
}
