package fr.ampli.process.startup;

import fr.ampli.access.InterestDraft;
import fr.ampli.access.InterestStage;
import fr.ampli.access.Interests;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_DeclareInterestsForControl: the declaration is renewed for the control and on record (R56). */
@Component("declareInterestsForControlListener")
class DeclareInterestsForControlListener implements TaskListener {

    private final Interests interests;
    private final Actor actor;

    DeclareInterestsForControlListener(Interests interests, Actor actor) {
        this.interests = interests;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        StartUpVariables.INTEREST_DECLARED.set(
                task,
                interests.declare(
                        CommonVariables.dossierOf(task),
                        InterestStage.CONTROL,
                        Answer.of(task, InterestDraft.class),
                        actor.person()));
    }
}
