package fr.ampli.process.freeze;

import fr.ampli.payment.FreezeDecision;
import fr.ampli.payment.Freezes;
import fr.ampli.payment.InsolvencyClaims;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_ConfirmFreeze: the second person's word. Dropped, the claim that came with it is none either. */
@Component("confirmFreezeListener")
class ConfirmFreezeListener implements TaskListener {

    private final Freezes freezes;
    private final InsolvencyClaims claims;
    private final RuntimeService runtime;
    private final Actor actor;

    ConfirmFreezeListener(Freezes freezes, InsolvencyClaims claims, RuntimeService runtime, Actor actor) {
        this.freezes = freezes;
        this.claims = claims;
        this.runtime = runtime;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        long id = Long.parseLong(FreezeVariables.FREEZE_ID.get(task));
        boolean confirmed = freezes.decide(id, Answer.of(task, FreezeDecision.class), actor.person());
        FreezeVariables.FREEZE_CONFIRMED.set(task.getExecution(), confirmed);
        if (!confirmed && claims.of(id).isPresent()) {
            claims.drop(id);
            runtime.createMessageCorrelation(Messages.FREEZE_DROPPED)
                    .processInstanceBusinessKey(CommonVariables.dossierOf(task).toString())
                    .processInstanceVariableEquals(FreezeVariables.FREEZE_ID.name(), Long.toString(id))
                    .correlateAll();
        }
    }
}
