package fr.ampli.process.advance;

import fr.ampli.agreement.StartStatement;
import fr.ampli.agreement.Starts;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordStatementOfStart: the start-up period runs from the stated day (R06, R60). */
@Component("recordStatementOfStartListener")
class RecordStatementOfStartListener implements TaskListener {

    private final Starts starts;
    private final Actor actor;

    RecordStatementOfStartListener(Starts starts, Actor actor) {
        this.starts = starts;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        starts.state(CommonVariables.dossierOf(task), Answer.of(task, StartStatement.class), actor.person());
    }
}
