package fr.ampli.process.referral;

import fr.ampli.dossier.Dossiers;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import fr.ampli.referral.PartnerReplies;
import fr.ampli.referral.Referral;
import fr.ampli.shared.DossierNumber;
import java.util.function.Supplier;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes what a partner does through its link to the processes that wait for it, in the transaction in which it is
 * recorded. The partner has no login: the engine is asked without one, whoever else uses the browser.
 */
@Component
class PartnerReplyMessages implements PartnerReplies {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerReplyMessages.class);

    private static final String READING = "partner-contribution";

    /** Asked for late: the engine needs beans that need this one. */
    private final ObjectProvider<ProcessEngine> engine;

    private final Dossiers dossiers;

    PartnerReplyMessages(ObjectProvider<ProcessEngine> engine, Dossiers dossiers) {
        this.engine = engine;
        this.dossiers = dossiers;
    }

    @Override
    public boolean answered(DossierNumber number, int round, Referral.Reply reply) {
        return withoutLogin(() -> {
            try {
                engine.getObject()
                        .getRuntimeService()
                        .createMessageCorrelation(Messages.PARTNER_ANSWERED)
                        .processInstanceBusinessKey(number.value())
                        .processInstanceVariableEquals(ReferralVariables.REFERRAL_ROUND.name(), round)
                        .setVariable(ReferralVariables.PARTNER_REPLY.name(), reply.name())
                        .correlate();
                return true;
            } catch (MismatchingMessageCorrelationException | OptimisticLockingException over) {
                // The time to answer ends at this very moment, or an officer records the answer: who asks rolls back
                LOG.info("an answer by link to round {} of {} came too late: {}", round, number, over.getMessage());
                return false;
            }
        });
    }

    @Override
    public void added(DossierNumber number, int round) {
        withoutLogin(() -> {
            var runtime = engine.getObject().getRuntimeService();
            boolean waits = runtime.createProcessInstanceQuery()
                            .processDefinitionKey(READING)
                            .processInstanceBusinessKey(number.value())
                            .count()
                    > 0;
            if (!waits) {
                runtime.createProcessInstanceByKey(READING)
                        .businessKey(number.value())
                        .setVariable(CommonVariables.DOSSIER_NUMBER.name(), number.value())
                        .setVariable(
                                CommonVariables.HOLDER_NAME.name(),
                                dossiers.get(number).holder().name())
                        .execute();
            }
            return waits;
        });
    }

    private <T> T withoutLogin(Supplier<T> act) {
        var identities = engine.getObject().getIdentityService();
        Authentication before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            return act.get();
        } finally {
            identities.setAuthentication(before);
        }
    }
}
