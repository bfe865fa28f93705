package fr.ampli.process.recovery;

import fr.ampli.deadline.Deadlines;
import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryCase;
import fr.ampli.payment.RecoveryGround;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_ProposeRecovery: how much is asked back, and until when the holder may answer (R22, R45). */
@Component("proposeRecoveryDelegate")
class ProposeRecoveryDelegate implements JavaDelegate {

    private final Recoveries recoveries;
    private final Deadlines deadlines;
    private final Actor actor;

    ProposeRecoveryDelegate(Recoveries recoveries, Deadlines deadlines, Actor actor) {
        this.recoveries = recoveries;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean heard = RecoveryVariables.HEARING_HELD.find(execution).orElse(false);
        RecoveryVariables.HEARING_HELD.set(execution, heard);
        RecoveryCase recovery = recoveries.propose(
                CommonVariables.dossierOf(execution),
                RecoveryGround.valueOf(RecoveryVariables.RECOVERY_GROUND.get(execution)),
                heard,
                actor.person());
        recovery.hearingEndsOn()
                .ifPresent(day -> RecoveryVariables.RECOVERY_HEARING_ENDS_AT.set(execution, deadlines.timerAt(day)));
    }
}
