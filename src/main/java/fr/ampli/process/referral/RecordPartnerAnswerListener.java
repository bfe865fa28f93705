package fr.ampli.process.referral;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.PartnerAnswerDraft;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordPartnerAnswer: the partner takes the project up, or declines. */
@Component("recordPartnerAnswerListener")
class RecordPartnerAnswerListener implements TaskListener {

    private final Referrals referrals;
    private final Actor actor;

    RecordPartnerAnswerListener(Referrals referrals, Actor actor) {
        this.referrals = referrals;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Referral.Reply reply = referrals.recordAnswer(
                CommonVariables.dossierOf(task), Answer.of(task, PartnerAnswerDraft.class), actor.person());
        ReferralVariables.PARTNER_REPLY.set(task, reply.name());
    }
}
