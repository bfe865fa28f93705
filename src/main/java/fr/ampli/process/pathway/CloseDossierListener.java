package fr.ampli.process.pathway;

import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Ending;
import fr.ampli.payment.Envelopes;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import fr.ampli.process.referral.PartnerLinks;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.Expression;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * At every end event of the pathway: closes the dossier with the ending that the event's field names; what it holds of
 * the envelope and will not be paid goes back, partners' links stop.
 */
@Component("closeDossierListener")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE) // the engine injects the field into each use
public class CloseDossierListener implements ExecutionListener {

    private final Dossiers dossiers;
    private final Envelopes envelopes;
    private final PartnerLinks partnerLinks;
    private final Actor actor;
    private Expression ending;

    CloseDossierListener(Dossiers dossiers, Envelopes envelopes, PartnerLinks partnerLinks, Actor actor) {
        this.dossiers = dossiers;
        this.envelopes = envelopes;
        this.partnerLinks = partnerLinks;
        this.actor = actor;
    }

    public void setEnding(Expression ending) {
        this.ending = ending;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        Ending how = Ending.valueOf((String) ending.getValue(execution));
        dossiers.close(number, how, actor.person());
        envelopes.release(number, "Dossier clos : " + how.label(), actor.person());
        partnerLinks.revokeAll(number);
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation(Messages.DOSSIER_CLOSED)
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .correlateAll();
    }
}
