package fr.ampli.process.agreement;

import fr.ampli.agreement.AgreementDraft;
import fr.ampli.agreement.Agreements;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_PrepareAgreement: the holder, its account and its room under de minimis are checked again. */
@Component("prepareAgreementListener")
class PrepareAgreementListener implements TaskListener {

    private final Agreements agreements;
    private final Actor actor;

    PrepareAgreementListener(Agreements agreements, Actor actor) {
        this.agreements = agreements;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        agreements.prepare(CommonVariables.dossierOf(task), Answer.of(task, AgreementDraft.class), actor.person());
    }
}
