package fr.ampli.process.freeze;

import fr.ampli.payment.InsolvencyClaims;
import fr.ampli.process.Actor;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_NoteForeclosure: the last day has passed without a declaration. */
@Component("noteForeclosureDelegate")
class NoteForeclosureDelegate implements JavaDelegate {

    private final InsolvencyClaims claims;
    private final Actor actor;

    NoteForeclosureDelegate(InsolvencyClaims claims, Actor actor) {
        this.claims = claims;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        claims.noteForeclosure(Long.parseLong(FreezeVariables.FREEZE_ID.get(execution)), actor.person());
    }
}
