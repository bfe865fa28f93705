package fr.ampli.process.letter;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_DeliverLetter: hands the letter to the mail server; the engine tries again where that is away. */
@Component("deliverLetterDelegate")
class DeliverLetterDelegate implements JavaDelegate {

    private final Correspondence correspondence;

    DeliverLetterDelegate(Correspondence correspondence) {
        this.correspondence = correspondence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        correspondence.deliver(CommonVariables.LETTER_KEY.get(execution));
    }
}
