package fr.ampli.process.freeze;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.payment.Freeze;
import fr.ampli.payment.FreezeKind;
import fr.ampli.payment.FreezeRequest;
import fr.ampli.payment.Freezes;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_FreezeAsked: payments stop at once; a refusal keeps the process from starting. */
@Component("askFreezeListener")
class AskFreezeListener implements ExecutionListener {

    private final Freezes freezes;
    private final Dossiers dossiers;
    private final StopOfPayments stop;
    private final Deadlines deadlines;
    private final Actor actor;

    AskFreezeListener(Freezes freezes, Dossiers dossiers, StopOfPayments stop, Deadlines deadlines, Actor actor) {
        this.freezes = freezes;
        this.dossiers = dossiers;
        this.stop = stop;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Freeze freeze = freezes.ask(Answer.of(execution, FreezeRequest.class), actor.person());
        Dossier dossier = dossiers.get(freeze.dossier());
        execution.setProcessBusinessKey(dossier.number().toString());
        CommonVariables.DOSSIER_NUMBER.set(execution, dossier.number().toString());
        CommonVariables.HOLDER_NAME.set(execution, dossier.holder().name());
        FreezeVariables.FREEZE_ID.set(execution, Long.toString(freeze.id()));
        FreezeVariables.FREEZE_CONFIRMED.set(execution, false);
        FreezeVariables.FREEZE_DECISION_DUE_AT.set(
                execution, deadlines.timer(Delay.FREEZE_DECISION, deadlines.today()));
        if (freeze.kind() == FreezeKind.INSOLVENCY) {
            stop.declareClaim(freeze);
        }
        stop.holdOrders(dossier.number(), actor.person());
    }
}
