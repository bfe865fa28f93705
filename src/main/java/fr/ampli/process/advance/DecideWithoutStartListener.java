package fr.ampli.process.advance;

import fr.ampli.agreement.StartDecision;
import fr.ampli.agreement.StartDecisionDraft;
import fr.ampli.agreement.Starts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_DecideWithoutStart: more time, or the end of the agreement. */
@Component("decideWithoutStartListener")
class DecideWithoutStartListener implements TaskListener {

    private final Starts starts;
    private final Deadlines deadlines;
    private final Actor actor;

    DecideWithoutStartListener(Starts starts, Deadlines deadlines, Actor actor) {
        this.starts = starts;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        StartDecision decision = starts.decide(
                CommonVariables.dossierOf(task), Answer.of(task, StartDecisionDraft.class), actor.person());
        AdvanceVariables.START_DECISION.set(task, decision.kind().name());
        decision.moreTimeUntil().ifPresent(until -> {
            AdvanceVariables.STATEMENT_REMINDER_AT.set(task, deadlines.timerAt(until));
            AdvanceVariables.STATEMENT_NOTICE_AT.set(task, deadlines.timer(Delay.STATEMENT_OF_START_NOTICE, until));
            AdvanceVariables.STATEMENT_ROUND.set(task, AdvanceVariables.STATEMENT_ROUND.get(task) + 1);
        });
    }
}
