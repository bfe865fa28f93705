package fr.ampli.process.payment;

import fr.ampli.payment.Instalment;
import fr.ampli.payment.PaymentNews;
import fr.ampli.process.Messages;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes an answer that came by file to the payment that waits for it, in the transaction in which it is kept. Whoever's
 * rights the answer came with do not matter here.
 */
@Component
class PaymentAnswerMessages implements PaymentNews {

    private static final Logger LOG = LoggerFactory.getLogger(PaymentAnswerMessages.class);

    /** Asked for late: the engine needs beans that need this one. */
    private final ObjectProvider<ProcessEngine> engine;

    PaymentAnswerMessages(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    public void answered(DossierNumber number, Instalment instalment, boolean paid) {
        withoutLogin(() -> {
            // One that finds nobody is no failure: it must not take the record back with it
            boolean nobody = engine.getObject()
                    .getRuntimeService()
                    .createMessageCorrelation(Messages.PAYMENT_ANSWERED)
                    .processInstanceBusinessKey(number.value())
                    .processInstanceVariableEquals(PaymentVariables.INSTALMENT.name(), instalment.name())
                    .setVariable(PaymentVariables.PAYMENT_MADE.name(), paid)
                    .correlateAllWithResult()
                    .isEmpty();
            if (nobody) {
                LOG.info("no payment of {} waits for the answer to its {}", number, instalment);
            }
        });
    }

    private void withoutLogin(Runnable act) {
        var identities = engine.getObject().getIdentityService();
        Authentication before = identities.getCurrentAuthentication();
        identities.clearAuthentication();
        try {
            act.run();
        } finally {
            identities.setAuthentication(before);
        }
    }
}
