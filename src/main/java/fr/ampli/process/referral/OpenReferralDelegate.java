package fr.ampli.process.referral;

import fr.ampli.deadline.Deadlines;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.Need;
import fr.ampli.referral.Referral;
import fr.ampli.referral.Referrals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_OpenReferral: the partner's time to answer begins. */
@Component("openReferralDelegate")
class OpenReferralDelegate implements JavaDelegate {

    private final Referrals referrals;
    private final Deadlines deadlines;
    private final Actor actor;

    OpenReferralDelegate(Referrals referrals, Deadlines deadlines, Actor actor) {
        this.referrals = referrals;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Referral referral = referrals.open(
                CommonVariables.dossierOf(execution),
                ReferralVariables.PARTNER_ID.get(execution),
                ReferralVariables.PARTNER_NEED.find(execution).map(Need::valueOf),
                actor.person());
        ReferralVariables.REFERRAL_ROUND.set(execution, referral.round());
        ReferralVariables.PARTNER_REMINDER_AT.set(execution, deadlines.timerAt(referral.remindOn()));
        ReferralVariables.PARTNER_ANSWER_DUE_AT.set(execution, deadlines.timerAt(referral.answerDueOn()));
    }
}
