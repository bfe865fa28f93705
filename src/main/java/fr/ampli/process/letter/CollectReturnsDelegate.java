package fr.ampli.process.letter;

import fr.ampli.correspondence.Letter;
import fr.ampli.correspondence.MailReturns;
import fr.ampli.dossier.Dossiers;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Execution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * ServiceTask_CollectReturns: reads what mail systems sent back; each letter that did not arrive goes to a person, in
 * its delivery where that still runs, in a new one otherwise.
 */
@Component("collectReturnsDelegate")
class CollectReturnsDelegate implements JavaDelegate {

    private static final Logger LOG = LoggerFactory.getLogger(CollectReturnsDelegate.class);

    private final MailReturns returns;
    private final Dossiers dossiers;
    private final RuntimeService runtime;

    CollectReturnsDelegate(MailReturns returns, Dossiers dossiers, RuntimeService runtime) {
        this.returns = returns;
        this.dossiers = dossiers;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            returns.collect().forEach(this::toAPerson);
        } catch (MailReturns.UnreadableException unreadable) {
            if (isReportedAlready(execution)) {
                LOG.warn("the mailbox of returns still cannot be read");
                return;
            }
            throw unreadable;
        }
    }

    private void toAPerson(Letter letter) {
        // Not by correlation to all: that would start an instance as well
        List<Execution> waiting = runtime.createExecutionQuery()
                .messageEventSubscriptionName(Messages.LETTER_BOUNCED)
                .processInstanceBusinessKey(letter.dossier().toString())
                .processVariableValueEquals(CommonVariables.LETTER_KEY.name(), letter.key())
                .list();
        waiting.forEach(each -> runtime.messageEventReceived(Messages.LETTER_BOUNCED, each.getId()));
        if (!waiting.isEmpty() || isOnItsWay(letter)) {
            return;
        }
        runtime.createMessageCorrelation(Messages.LETTER_BOUNCED)
                .processInstanceBusinessKey(letter.dossier().toString())
                .setVariable(CommonVariables.LETTER_KEY.name(), letter.key())
                .setVariable(
                        CommonVariables.DOSSIER_NUMBER.name(), letter.dossier().toString())
                .setVariable(
                        CommonVariables.HOLDER_NAME.name(),
                        dossiers.get(letter.dossier()).holder().name())
                .correlateStartMessage();
    }

    /** A delivery that is looking into a doubt finds the letter failed when it asks, and goes to a person itself. */
    private boolean isOnItsWay(Letter letter) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey("letter-delivery")
                        .processInstanceBusinessKey(letter.dossier().toString())
                        .variableValueEquals(CommonVariables.LETTER_KEY.name(), letter.key())
                        .count()
                > 0;
    }

    /** One incident is enough: every ten minutes another one would bury it. */
    private boolean isReportedAlready(DelegateExecution execution) {
        return runtime.createProcessInstanceQuery().processDefinitionKey("mail-returns").list().stream()
                .anyMatch(other -> !other.getId().equals(execution.getProcessInstanceId()));
    }
}
