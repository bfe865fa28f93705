package fr.ampli.process.letter;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.Receipts;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_AskArchive: looks whether a letter in doubt has left. */
@Component("askArchiveDelegate")
class AskArchiveDelegate implements JavaDelegate {

    private final Receipts receipts;
    private final Correspondence correspondence;

    AskArchiveDelegate(Receipts receipts, Correspondence correspondence) {
        this.receipts = receipts;
        this.correspondence = correspondence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String key = CommonVariables.LETTER_KEY.get(execution);
        receipts.askArchive(key);
        LetterVariables.show(execution, correspondence.get(key));
    }
}
