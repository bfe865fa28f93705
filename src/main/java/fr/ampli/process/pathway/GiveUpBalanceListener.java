package fr.ampli.process.pathway;

import fr.ampli.payment.Envelopes;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Flow_ResultMetNo: the balance will not be paid, its money goes back at once and not after the recovery (R13). */
@Component("giveUpBalanceListener")
class GiveUpBalanceListener implements ExecutionListener {

    private final Envelopes envelopes;
    private final Actor actor;

    GiveUpBalanceListener(Envelopes envelopes, Actor actor) {
        this.envelopes = envelopes;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        envelopes.release(CommonVariables.dossierOf(execution), "Résultat non atteint", actor.person());
    }
}
