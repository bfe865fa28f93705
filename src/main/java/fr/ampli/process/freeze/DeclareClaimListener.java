package fr.ampli.process.freeze;

import fr.ampli.payment.ClaimDraft;
import fr.ampli.payment.InsolvencyClaims;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_DeclareClaim: the claim was declared, or there is nothing to declare. */
@Component("declareClaimListener")
class DeclareClaimListener implements TaskListener {

    private final InsolvencyClaims claims;
    private final Actor actor;

    DeclareClaimListener(InsolvencyClaims claims, Actor actor) {
        this.claims = claims;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        claims.answer(
                Long.parseLong(FreezeVariables.FREEZE_ID.get(task)), Answer.of(task, ClaimDraft.class), actor.person());
    }
}
