package fr.ampli.process.letter;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.Letter;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.CommonVariables;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** SubProcess_Receipt, before: from when on an officer is asked; at once where receipt is proven already. */
@Component("awaitReceiptListener")
class AwaitReceiptListener implements ExecutionListener {

    private final Correspondence correspondence;
    private final Deadlines deadlines;
    private final Clock clock;

    AwaitReceiptListener(Correspondence correspondence, Deadlines deadlines, Clock clock) {
        this.correspondence = correspondence;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Letter letter = correspondence.get(CommonVariables.LETTER_KEY.get(execution));
        LetterVariables.show(execution.getProcessInstance(), letter);
        LetterVariables.RECEIPT_ASKED_AT.pass(
                execution.getProcessInstance(),
                letter.awaitsProof()
                        ? deadlines.timer(Delay.RECEIPT_CONFIRMATION, deadlines.today())
                        : Date.from(clock.instant()));
    }
}
