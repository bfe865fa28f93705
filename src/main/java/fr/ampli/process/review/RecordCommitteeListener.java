package fr.ampli.process.review;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.review.Committee;
import fr.ampli.review.CommitteeDraft;
import fr.ampli.review.CommitteeSession;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordCommittee: what the committee said is on record (R57). */
@Component("recordCommitteeListener")
class RecordCommitteeListener implements TaskListener {

    private final Committee committee;
    private final Deadlines deadlines;
    private final Actor actor;

    RecordCommitteeListener(Committee committee, Deadlines deadlines, Actor actor) {
        this.committee = committee;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        CommitteeSession session = committee.record(
                CommonVariables.dossierOf(task), Answer.of(task, CommitteeDraft.class), actor.person());
        ReviewVariables.COMMITTEE_OUTCOME.set(task, session.outcome().name());
        ReviewVariables.NOTIFICATION_DUE_AT.set(task, deadlines.timer(Delay.NOTIFICATION, session.heldOn()));
        session.complementDueOn().ifPresent(day -> {
            ReviewVariables.ADJOURNMENT_ROUND.set(task, session.session());
            ReviewVariables.COMPLEMENT_DUE_AT.set(task, deadlines.timerAt(day));
        });
    }
}
