package fr.ampli.process.recovery;

import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryGround;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.NotifiedDelay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_ProposeRecovery: how much is asked back; the time to answer begins with the letter's receipt (R22, R45, E35). */
@Component("proposeRecoveryDelegate")
class ProposeRecoveryDelegate implements JavaDelegate {

    private final Recoveries recoveries;
    private final Actor actor;

    ProposeRecoveryDelegate(Recoveries recoveries, Actor actor) {
        this.recoveries = recoveries;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean heard = RecoveryVariables.HEARING_HELD.find(execution).orElse(false);
        RecoveryVariables.HEARING_HELD.set(execution, heard);
        recoveries.propose(
                CommonVariables.dossierOf(execution),
                RecoveryGround.valueOf(RecoveryVariables.RECOVERY_GROUND.get(execution)),
                heard,
                actor.person());
        RecoveryVariables.RECOVERY_HEARING_ENDS_AT.set(execution, NotifiedDelay.NOT_BEGUN);
    }
}
