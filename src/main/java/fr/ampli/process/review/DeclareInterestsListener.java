package fr.ampli.process.review;

import fr.ampli.access.InterestDraft;
import fr.ampli.access.InterestStage;
import fr.ampli.access.Interests;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_DeclareInterests: the declaration for the review is on record (R56). */
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
                        CommonVariables.dossierOf(task),
                        InterestStage.REVIEW,
                        Answer.of(task, InterestDraft.class),
                        actor.person()));
    }
}
