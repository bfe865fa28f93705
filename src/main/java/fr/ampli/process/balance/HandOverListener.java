package fr.ampli.process.balance;

import fr.ampli.payment.HandOverAnswer;
import fr.ampli.payment.HandOvers;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_HandOver: who supports the structure next. */
@Component("handOverListener")
class HandOverListener implements TaskListener {

    private final HandOvers handOvers;
    private final Actor actor;

    HandOverListener(HandOvers handOvers, Actor actor) {
        this.handOvers = handOvers;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        handOvers.record(CommonVariables.dossierOf(task), Answer.of(task, HandOverAnswer.class), actor.person());
    }
}
