package fr.ampli.process.envelope;

import fr.ampli.payment.Envelopes;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import fr.ampli.submission.Completeness;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_ReserveFunds of ampli-pathway: a grant is reserved for the complete application, or it waits (E31). */
@Component("reserveFundsDelegate")
class ReserveFundsDelegate implements JavaDelegate {

    private final Envelopes envelopes;
    private final Completeness completeness;
    private final Actor actor;

    ReserveFundsDelegate(Envelopes envelopes, Completeness completeness, Actor actor) {
        this.envelopes = envelopes;
        this.completeness = completeness;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        EnvelopeVariables.FUNDS_RESERVED.set(
                execution,
                envelopes.reserve(
                        number, completeness.admissibility(number).orElseThrow().decidedOn(), actor.person()));
    }
}
