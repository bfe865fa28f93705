package fr.ampli.process.letter;

import fr.ampli.correspondence.Correspondence;
import fr.ampli.correspondence.CorrespondenceSettings;
import fr.ampli.correspondence.Delivery;
import fr.ampli.process.CommonVariables;
import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_DeliverLetter: hands the letter to the mail server; the engine tries again where that is away. */
@Component("deliverLetterDelegate")
class DeliverLetterDelegate implements JavaDelegate {

    private final Correspondence correspondence;
    private final CorrespondenceSettings settings;
    private final Clock clock;

    DeliverLetterDelegate(Correspondence correspondence, CorrespondenceSettings settings, Clock clock) {
        this.correspondence = correspondence;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Delivery delivery = correspondence.deliver(CommonVariables.LETTER_KEY.get(execution));
        LetterVariables.show(execution, delivery.letter());
        LetterVariables.ARCHIVE_QUIET_UNTIL.pass(
                execution, Date.from(clock.instant().plus(settings.quietTime())));
        delivery.againAt().ifPresent(moment -> {
            LetterVariables.LETTER_STATE.pass(execution, LetterVariables.WAITING);
            LetterVariables.HAND_OVER_AT.pass(execution, Date.from(moment));
        });
    }
}
