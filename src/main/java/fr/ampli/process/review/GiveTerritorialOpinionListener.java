package fr.ampli.process.review;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.review.Reviews;
import fr.ampli.review.TerritorialOpinionDraft;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_GiveTerritorialOpinion: the advice of the territory is on record. */
@Component("giveTerritorialOpinionListener")
class GiveTerritorialOpinionListener implements TaskListener {

    private final Reviews reviews;
    private final Actor actor;

    GiveTerritorialOpinionListener(Reviews reviews, Actor actor) {
        this.reviews = reviews;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        reviews.advise(CommonVariables.dossierOf(task), Answer.of(task, TerritorialOpinionDraft.class), actor.person());
    }
}
