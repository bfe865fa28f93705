package fr.ampli.process.review;

import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.review.InterestDraft;
import fr.ampli.review.Interests;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_DeclareInterests: the declaration is on record (R56). */
@Component("declareInterestsListener")
class DeclareInterestsListener implements TaskListener {

    private final Interests interests;
    private final Actor actor;

    DeclareInterestsListener(Interests interests, Actor actor) {
        this.interests = interests;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        ReviewVariables.INTEREST_DECLARED.set(
                task,
                interests.declare(
                        CommonVariables.dossierOf(task), Answer.of(task, InterestDraft.class), actor.person()));
    }
}
