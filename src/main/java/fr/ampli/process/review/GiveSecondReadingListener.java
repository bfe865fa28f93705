package fr.ampli.process.review;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.review.Reviews;
import fr.ampli.review.SecondReadingDraft;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_GiveSecondReading: on the agenda, or back to the review. */
@Component("giveSecondReadingListener")
class GiveSecondReadingListener implements TaskListener {

    private final Reviews reviews;
    private final Deadlines deadlines;
    private final Actor actor;

    GiveSecondReadingListener(Reviews reviews, Deadlines deadlines, Actor actor) {
        this.reviews = reviews;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        boolean approved = reviews.readAgain(
                CommonVariables.dossierOf(task), Answer.of(task, SecondReadingDraft.class), actor.person());
        ReviewVariables.AGENDA_APPROVED.set(task, approved);
        ReviewVariables.COMMITTEE_DUE_AT.set(task, deadlines.timer(Delay.COMMITTEE, deadlines.today()));
    }
}
