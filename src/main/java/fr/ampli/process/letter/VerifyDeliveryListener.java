package fr.ampli.process.letter;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.Receipts;
import fr.ampli.correspondence.VerifyDraft;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_VerifyDelivery: the officer has found out whether a letter in doubt has left. */
@Component("verifyDeliveryListener")
class VerifyDeliveryListener implements TaskListener {

    private final Receipts receipts;
    private final Correspondence correspondence;
    private final Actor actor;

    VerifyDeliveryListener(Receipts receipts, Correspondence correspondence, Actor actor) {
        this.receipts = receipts;
        this.correspondence = correspondence;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        String key = CommonVariables.LETTER_KEY.get(task);
        receipts.verify(key, Answer.of(task, VerifyDraft.class), actor.person());
        LetterVariables.show(task.getExecution().getProcessInstance(), correspondence.get(key));
    }
}
