package fr.ampli.process.letter;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.ProofDraft;
import fr.ampli.correspondence.Receipts;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_EstablishReceipt: the officer has a proof of receipt, or knows that there is none. */
@Component("establishReceiptListener")
class EstablishReceiptListener implements TaskListener {

    private final Receipts receipts;
    private final Correspondence correspondence;
    private final Actor actor;

    EstablishReceiptListener(Receipts receipts, Correspondence correspondence, Actor actor) {
        this.receipts = receipts;
        this.correspondence = correspondence;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        String key = CommonVariables.LETTER_KEY.get(task);
        receipts.establish(key, Answer.of(task, ProofDraft.class), actor.person());
        LetterVariables.show(task.getExecution().getProcessInstance(), correspondence.get(key));
    }
}
