package fr.ampli.process.startup;

import fr.ampli.job.JobSituation;
import fr.ampli.job.ServiceDone;
import fr.ampli.process.CommonVariables;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** BusinessRuleTask_JobOutcome, before: hands the facts of the control to the table; nothing of them is kept. */
@Component("loadJobOutcomeListener")
class LoadJobOutcomeListener implements ExecutionListener {

    private final ServiceDone serviceDone;

    LoadJobOutcomeListener(ServiceDone serviceDone) {
        this.serviceDone = serviceDone;
    }

    @Override
    public void notify(DelegateExecution execution) {
        JobSituation situation = serviceDone.situation(CommonVariables.dossierOf(execution));
        inputs(situation).forEach((name, flag) -> execution.setVariableLocal(name, Variables.booleanValue(flag, true)));
        execution.setVariableLocal("endCause", Variables.stringValue(situation.endCause(), true));
    }

    /** The flags under the names that the table reads. */
    static Map<String, Boolean> inputs(JobSituation situation) {
        return Map.ofEntries(
                Map.entry("proofFalse", situation.proofFalse()),
                Map.entry("reportReceived", situation.reportReceived()),
                Map.entry("hired", situation.hired()),
                Map.entry("inLiquidation", situation.inLiquidation()),
                Map.entry("contractAdmitted", situation.contractAdmitted()),
                Map.entry("fteSufficient", situation.fteSufficient()),
                Map.entry("splitPosts", situation.splitPosts()),
                Map.entry("evidenceSufficient", situation.evidenceSufficient()),
                Map.entry("hiredInPeriod", situation.hiredInPeriod()),
                Map.entry("extensionInTime", situation.extensionInTime()),
                Map.entry("postAsAgreed", situation.postAsAgreed()),
                Map.entry("amendmentInTime", situation.amendmentInTime()),
                Map.entry("heldAtControl", situation.heldAtControl()),
                Map.entry("replacedInTime", situation.replacedInTime()),
                Map.entry("forceMajeure", situation.forceMajeure()));
    }
}
