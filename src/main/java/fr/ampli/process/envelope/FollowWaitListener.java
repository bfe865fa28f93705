package fr.ampli.process.envelope;

import fr.ampli.payment.Envelopes;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.Checks;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_FollowWait: somebody has looked at the wait, and the holder hears where the application stands. */
@Component("followWaitListener")
class FollowWaitListener implements TaskListener {

    private final Envelopes envelopes;
    private final Actor actor;

    FollowWaitListener(Envelopes envelopes, Actor actor) {
        this.envelopes = envelopes;
        this.actor = actor;
    }

    /** The form's answer. */
    record Review(String note) {}

    @Override
    public void notify(DelegateTask task) {
        Checks checks = new Checks();
        String note = checks.longText(Answer.of(task, Review.class).note(), "note", "Constat", 2000);
        checks.orThrow();
        envelopes.reviewWait(CommonVariables.dossierOf(task), note, actor.person());
        EnvelopeVariables.WAITING_ROUND.set(
                task.getExecution(), EnvelopeVariables.WAITING_ROUND.get(task.getExecution()) + 1);
    }
}
