package fr.ampli.process.letter;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.Letter;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import java.time.LocalDate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * ServiceTask_AnnounceNotification: receipt is proven, so the delays that depend on it begin: the time for appeal here
 * (R23), the others in the phases that wait for this letter.
 */
@Component("announceNotificationDelegate")
class AnnounceNotificationDelegate implements JavaDelegate {

    private final Correspondence correspondence;
    private final LegalClocks clocks;
    private final RuntimeService runtime;

    AnnounceNotificationDelegate(Correspondence correspondence, LegalClocks clocks, RuntimeService runtime) {
        this.correspondence = correspondence;
        this.clocks = clocks;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Letter letter = correspondence.get(CommonVariables.LETTER_KEY.get(execution));
        LocalDate day = letter.notification()
                .orElseThrow(() -> new IllegalStateException("receipt of " + letter.key() + " is not proven"))
                .on();
        if (letter.proof() == Letter.Proof.APPEAL) {
            startAppeal(letter, day);
        }
        // Nobody may wait any more: an answer that came first has ended the waiting
        runtime.createMessageCorrelation(Messages.LETTER_NOTIFIED)
                .processInstanceBusinessKey(letter.dossier().toString())
                .localVariableEquals(CommonVariables.AWAITED_LETTER.name(), letter.name())
                .correlateAll();
    }

    private void startAppeal(Letter letter, LocalDate day) {
        clocks.find(letter.dossier(), Delay.APPEAL)
                .filter(clock -> !clock.isEnded() && !clock.startedOn().equals(day))
                .map(LegalClock::kind)
                .ifPresent(kind -> clocks.end(letter.dossier(), kind, day));
        clocks.start(letter.dossier(), Delay.APPEAL, day);
    }
}
