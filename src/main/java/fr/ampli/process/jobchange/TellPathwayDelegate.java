package fr.ampli.process.jobchange;

import fr.ampli.process.Messages;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * EndEvent_JobConforms, EndEvent_JobLacks: tells the dossier's start-up period, where it waits for that. Where it does
 * not, it is past the point at which it would: the register alone has to know.
 */
@Component("tellPathwayDelegate")
class TellPathwayDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        String message = JobChangeVariables.JOB_EFFECT.get(execution).equals("CONFORMS")
                ? Messages.JOB_CONFORMS
                : Messages.JOB_LOST;
        RuntimeService runtime = execution.getProcessEngineServices().getRuntimeService();
        runtime.createExecutionQuery()
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .messageEventSubscriptionName(message)
                .list()
                .forEach(waiting -> runtime.messageEventReceived(message, waiting.getId()));
    }
}
