package fr.ampli.process.review;

import fr.ampli.agreement.AgreedJob;
import fr.ampli.agreement.Terms;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.review.Decisions;
import fr.ampli.shared.DossierNumber;
import fr.ampli.submission.Application;
import fr.ampli.submission.Applications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_FreezeTerms: the conditions of the award are fixed on the day of the decision (R25, R28). */
@Component("freezeTermsDelegate")
class FreezeTermsDelegate implements JavaDelegate {

    private final Terms terms;
    private final Applications applications;
    private final Decisions decisions;
    private final Actor actor;

    FreezeTermsDelegate(Terms terms, Applications applications, Decisions decisions, Actor actor) {
        this.terms = terms;
        this.applications = applications;
        this.decisions = decisions;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {

        DossierNumber number = CommonVariables.dossierOf(execution);
        Application application = applications.of(number);
        terms.freeze(
                number,
                new AgreedJob(
                        application.jobTitle(),
                        application.contract(),
                        application.weeklyHours(),
                        application.fullTimeHours()),
                decisions.of(number).decidedOn(),
                application.plannedFrom(),
                application.plannedUntil(),
                actor.person());
    }
}
