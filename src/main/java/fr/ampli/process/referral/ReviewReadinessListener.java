package fr.ampli.process.referral;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.Feasibility;
import fr.ampli.referral.ReadinessDraft;
import fr.ampli.referral.Study;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ReviewReadiness: ready to be handed in, or what is missing. */
@Component("reviewReadinessListener")
class ReviewReadinessListener implements TaskListener {

    private final Feasibility feasibility;
    private final Actor actor;

    ReviewReadinessListener(Feasibility feasibility, Actor actor) {
        this.feasibility = feasibility;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        Study.Readiness readiness = feasibility.reviewReadiness(
                CommonVariables.dossierOf(task), Answer.of(task, ReadinessDraft.class), actor.person());
        ReferralVariables.READINESS.set(task, readiness.ready() ? "READY" : "GAPS");
    }
}
