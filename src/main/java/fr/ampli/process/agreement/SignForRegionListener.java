package fr.ampli.process.agreement;

import fr.ampli.agreement.Agreements;
import fr.ampli.agreement.RegionSignature;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_SignForRegion: the second signature. */
@Component("signForRegionListener")
class SignForRegionListener implements TaskListener {

    private final Agreements agreements;
    private final Actor actor;

    SignForRegionListener(Agreements agreements, Actor actor) {
        this.agreements = agreements;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        agreements.signForRegion(
                CommonVariables.dossierOf(task), Answer.of(task, RegionSignature.class), actor.person());
    }
}
