package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import fr.ampli.process.jobchange.JobChangeVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** EndEvent_JobCheckFirst, EndEvent_JobCheckLast: asks somebody to look whether the job is held. */
@Component("requestJobCheckDelegate")
class RequestJobCheckDelegate implements JavaDelegate {

    private final Deadlines deadlines;

    RequestJobCheckDelegate(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createMessageCorrelation(Messages.JOB_CHECK_DUE)
                .processInstanceBusinessKey(execution.getProcessBusinessKey())
                .setVariable(CommonVariables.DOSSIER_NUMBER.name(), CommonVariables.DOSSIER_NUMBER.get(execution))
                .setVariable(CommonVariables.HOLDER_NAME.name(), CommonVariables.HOLDER_NAME.get(execution))
                .setVariable(
                        JobChangeVariables.JOB_CHECK_DUE_AT.name(), deadlines.timer(Delay.JOB_CHECK, deadlines.today()))
                .correlateStartMessage();
    }
}
