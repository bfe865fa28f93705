package fr.ampli.process.letter;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Where the way depends on whether receipt is proven: the record says it, not a variable of some days ago. */
@Component("readReceiptListener")
class ReadReceiptListener implements ExecutionListener {

    private final Correspondence correspondence;

    ReadReceiptListener(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    @Override
    public void notify(DelegateExecution execution) {
        LetterVariables.show(
                execution.getProcessInstance(), correspondence.get(CommonVariables.LETTER_KEY.get(execution)));
    }
}
