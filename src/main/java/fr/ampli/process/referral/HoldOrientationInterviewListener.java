package fr.ampli.process.referral;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.Feasibility;
import fr.ampli.referral.InterviewDraft;
import fr.ampli.referral.Need;
import fr.ampli.referral.Orientation;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_HoldOrientationInterview: the interview and where it leads. */
@Component("holdOrientationInterviewListener")
class HoldOrientationInterviewListener implements TaskListener {

    private final Feasibility feasibility;
    private final Actor actor;

    HoldOrientationInterviewListener(Feasibility feasibility, Actor actor) {
        this.feasibility = feasibility;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Orientation orientation = feasibility.concludeInterview(
                CommonVariables.dossierOf(task), Answer.of(task, InterviewDraft.class), actor.person());
        ReferralVariables.ORIENTATION.set(task, orientation.conclusion().name());
        ReferralVariables.PARTNER_ID.set(
                task, orientation.partner().map(partner -> partner.id()).orElse(null));
        ReferralVariables.PARTNER_NEED.set(
                task, orientation.need().map(Need::name).orElse(null));
    }
}
