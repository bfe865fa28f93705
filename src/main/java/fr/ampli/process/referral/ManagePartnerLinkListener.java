package fr.ampli.process.referral;

import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.LinkDraft;
import fr.ampli.referral.LinkRenewal;
import fr.ampli.referral.PartnerAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_LinkQuestioned: the old link stops; whether a new one leaves is said by the officer. */
@Component("managePartnerLinkListener")
class ManagePartnerLinkListener implements ExecutionListener {

    private final PartnerAnswers answers;
    private final PartnerLinks links;
    private final Dossiers dossiers;
    private final Actor actor;

    ManagePartnerLinkListener(PartnerAnswers answers, PartnerLinks links, Dossiers dossiers, Actor actor) {
        this.answers = answers;
        this.links = links;
        this.dossiers = dossiers;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        LinkRenewal renewal = answers.renewLink(Answer.of(execution, LinkDraft.class), actor.person());
        links.revoke(renewal.number(), renewal.round());
        Dossier dossier = dossiers.get(renewal.number());
        execution.setProcessBusinessKey(dossier.number().toString());
        CommonVariables.DOSSIER_NUMBER.set(execution, dossier.number().toString());
        CommonVariables.HOLDER_NAME.set(execution, dossier.holder().name());
        ReferralVariables.LINK_ACT.set(execution, renewal.sendAgain() ? "SEND_AGAIN" : "REVOKE");
        ReferralVariables.LINK_OCCURRENCE.set(execution, renewal.round() + "-" + renewal.howManieth());
    }
}
