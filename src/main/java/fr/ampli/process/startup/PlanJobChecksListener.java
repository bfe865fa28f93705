package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.JobRegister;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Gateway_ReportAwaited: says when to look whether the job is held, where there is one. */
@Component("planJobChecksListener")
class PlanJobChecksListener implements ExecutionListener {

    private final JobRegister register;
    private final Deadlines deadlines;

    PlanJobChecksListener(JobRegister register, Deadlines deadlines) {
        this.register = register;
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        StartUpVariables.JOB_CHECK_FIRST_AT.set(execution, HireWarnings.ahead(register.firstCheck(number), deadlines));
        StartUpVariables.JOB_CHECK_LAST_AT.set(execution, HireWarnings.ahead(register.lastCheck(number), deadlines));
    }
}
