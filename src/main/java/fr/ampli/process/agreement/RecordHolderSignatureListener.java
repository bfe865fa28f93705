package fr.ampli.process.agreement;

import fr.ampli.agreement.Agreements;
import fr.ampli.agreement.HolderSignature;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordHolderSignature: signed, or refused. */
@Component("recordHolderSignatureListener")
class RecordHolderSignatureListener implements TaskListener {

    private final Agreements agreements;
    private final Actor actor;

    RecordHolderSignatureListener(Agreements agreements, Actor actor) {
        this.agreements = agreements;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean signed = agreements.recordHolderSignature(
                CommonVariables.dossierOf(task), Answer.of(task, HolderSignature.class), actor.person());
        AgreementVariables.AGREEMENT_SIGNED.set(task, signed);
    }
}
