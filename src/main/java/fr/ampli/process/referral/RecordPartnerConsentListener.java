package fr.ampli.process.referral;

import fr.ampli.dossier.Dossier;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.ConsentDraft;
import fr.ampli.referral.PartnerConsents;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_ConsentExpressed: what partners may be told from now on; a refusal keeps the process from starting. */
@Component("recordPartnerConsentListener")
class RecordPartnerConsentListener implements ExecutionListener {

    private final PartnerConsents consents;
    private final Actor actor;

    RecordPartnerConsentListener(PartnerConsents consents, Actor actor) {
        this.consents = consents;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Dossier dossier = consents.record(Answer.of(execution, ConsentDraft.class), actor.person());
        execution.setProcessBusinessKey(dossier.number().toString());
        CommonVariables.DOSSIER_NUMBER.set(execution, dossier.number().toString());
        CommonVariables.HOLDER_NAME.set(execution, dossier.holder().name());
    }
}
