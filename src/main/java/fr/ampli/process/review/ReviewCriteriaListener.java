package fr.ampli.process.review;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.review.ReviewDraft;
import fr.ampli.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ReviewCriteria: the four criteria are on record (R09). */
@Component("reviewCriteriaListener")
class ReviewCriteriaListener implements TaskListener {

    private final Reviews reviews;
    private final Deadlines deadlines;
    private final Actor actor;

    ReviewCriteriaListener(Reviews reviews, Deadlines deadlines, Actor actor) {
        this.reviews = reviews;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        reviews.review(CommonVariables.dossierOf(task), Answer.of(task, ReviewDraft.class), actor.person());
        ReviewVariables.SECOND_READING_DUE_AT.set(task, deadlines.timer(Delay.SECOND_READING, deadlines.today()));
    }
}
