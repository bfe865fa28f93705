package fr.ampli.process.submission;

import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.submission.Applications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_LogImpliedRejection of implied-rejection, in whichever phase the dossier is (E05). */
@Component("logImpliedRejectionDelegate")
class LogImpliedRejectionDelegate implements JavaDelegate {

    private final Applications applications;
    private final Actor actor;

    LogImpliedRejectionDelegate(Applications applications, Actor actor) {
        this.applications = applications;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {

        applications.logImpliedRejection(CommonVariables.dossierOf(execution), actor.person());
    }
}
