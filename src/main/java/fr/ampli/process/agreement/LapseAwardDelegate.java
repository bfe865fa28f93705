package fr.ampli.process.agreement;

import fr.ampli.agreement.Agreements;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_LapseAward: no agreement came to be (E12, E38). */
@Component("lapseAwardDelegate")
class LapseAwardDelegate implements JavaDelegate {

    private final Agreements agreements;
    private final Actor actor;

    LapseAwardDelegate(Agreements agreements, Actor actor) {
        this.agreements = agreements;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        agreements.lapse(CommonVariables.dossierOf(execution), actor.person());
    }
}
