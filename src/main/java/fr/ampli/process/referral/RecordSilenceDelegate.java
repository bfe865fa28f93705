package fr.ampli.process.referral;

import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.Referrals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_RecordSilence: the partner's time is over, the project goes back to the adviser. */
@Component("recordSilenceDelegate")
class RecordSilenceDelegate implements JavaDelegate {

    private final Referrals referrals;
    private final Actor actor;

    RecordSilenceDelegate(Referrals referrals, Actor actor) {
        this.referrals = referrals;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        referrals.recordSilence(CommonVariables.dossierOf(execution), actor.person());
    }
}
