package fr.ampli.process.referral;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** SendTask_CheckIn, as it starts: each check-in is a letter of its own. A retry counts again from the same number. */
@Component("countCheckInListener")
class CountCheckInListener implements ExecutionListener {

    @Override
    public void notify(DelegateExecution execution) {
        int before = ReferralVariables.CHECK_IN_ROUND.find(execution).orElse(0);
        ReferralVariables.CHECK_IN_ROUND.set(execution.getProcessInstance(), before + 1);
    }
}
