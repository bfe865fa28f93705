package fr.ampli.process.referral;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.Feasibility;
import fr.ampli.referral.Need;
import fr.ampli.referral.NextStep;
import fr.ampli.referral.NextStepDraft;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ChooseNextPartner: what follows a partner's refusal or silence. */
@Component("chooseNextPartnerListener")
class ChooseNextPartnerListener implements TaskListener {

    private final Feasibility feasibility;
    private final Actor actor;

    ChooseNextPartnerListener(Feasibility feasibility, Actor actor) {
        this.feasibility = feasibility;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        NextStep next = feasibility.chooseNext(
                CommonVariables.dossierOf(task), Answer.of(task, NextStepDraft.class), actor.person());
        ReferralVariables.NEXT_STEP.set(task, next.way().name());
        ReferralVariables.PARTNER_ID.set(
                task, next.partner().map(partner -> partner.id()).orElse(null));
        ReferralVariables.PARTNER_NEED.set(task, next.need().map(Need::name).orElse(null));
    }
}
