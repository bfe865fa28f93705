package fr.ampli.process.referral;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.referral.PartnerDraft;
import fr.ampli.referral.Partners;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_DirectoryChanged: checks and keeps what was changed; a refusal keeps the process from starting. */
@Component("keepPartnerListener")
class KeepPartnerListener implements ExecutionListener {

    private final Partners partners;
    private final Actor actor;

    KeepPartnerListener(Partners partners, Actor actor) {
        this.partners = partners;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        partners.keep(Answer.of(execution, PartnerDraft.class), actor.person());
    }
}
