package fr.ampli.process.referral;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.Feasibility;
import fr.ampli.referral.FindingsDraft;
import fr.ampli.referral.Study;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordFeasibilityFindings: what the study found, or why it stops. */
@Component("recordFeasibilityFindingsListener")
class RecordFeasibilityFindingsListener implements TaskListener {

    private final Feasibility feasibility;
    private final Deadlines deadlines;
    private final Actor actor;

    RecordFeasibilityFindingsListener(Feasibility feasibility, Deadlines deadlines, Actor actor) {
        this.feasibility = feasibility;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Study.Result result = feasibility.recordFindings(
                CommonVariables.dossierOf(task), Answer.of(task, FindingsDraft.class), actor.person());
        ReferralVariables.STUDY_RESULT.set(task, result.name());
        ReferralVariables.READINESS_REVIEW_DUE_AT.set(task, deadlines.timer(Delay.READINESS_REVIEW, deadlines.today()));
    }
}
