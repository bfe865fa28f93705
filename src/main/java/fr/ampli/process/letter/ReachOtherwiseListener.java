package fr.ampli.process.letter;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.ReachDraft;
import fr.ampli.correspondence.Receipts;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ReachOtherwise: a letter that did not arrive is sent again, replaced or given up. */
@Component("reachOtherwiseListener")
class ReachOtherwiseListener implements TaskListener {

    private final Receipts receipts;
    private final Correspondence correspondence;
    private final Actor actor;

    ReachOtherwiseListener(Receipts receipts, Correspondence correspondence, Actor actor) {
        this.receipts = receipts;
        this.correspondence = correspondence;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        String key = CommonVariables.LETTER_KEY.get(task);
        receipts.reach(key, Answer.of(task, ReachDraft.class), actor.person());
        LetterVariables.show(task.getExecution().getProcessInstance(), correspondence.get(key));
    }
}
