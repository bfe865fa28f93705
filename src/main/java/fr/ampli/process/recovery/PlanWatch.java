package fr.ampli.process.recovery;

import fr.ampli.deadline.Deadlines;
import fr.ampli.payment.RecoveryPlan;
import fr.ampli.payment.Repayments;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import fr.ampli.process.NotifiedDelay;
import fr.ampli.shared.DossierNumber;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/**
 * Gives each plan of instalments a process of its own that watches its dates, beside the recovery: so a reminder never
 * takes the officer's task away, and the plan's letter leaves in the transaction of the act.
 */
@Component
class PlanWatch {

    private static final String KEY = "instalment-plan";

    private final Repayments repayments;
    private final RuntimeService runtime;
    private final Deadlines deadlines;

    PlanWatch(Repayments repayments, RuntimeService runtime, Deadlines deadlines) {
        this.repayments = repayments;
        this.runtime = runtime;
        this.deadlines = deadlines;
    }

    /** Begins to watch the plan that was just granted; what watched the one before ends. */
    void begin(DossierNumber number, String holderName) {
        end(number);
        RecoveryPlan plan = repayments.activePlan(number).orElseThrow();
        runtime.createProcessInstanceByKey(KEY)
                .businessKey(number.toString())
                .setVariable(CommonVariables.DOSSIER_NUMBER.name(), number.toString())
                .setVariable(CommonVariables.HOLDER_NAME.name(), holderName)
                .setVariable(RecoveryVariables.PLAN_ROUND.name(), plan.round())
                .setVariable(RecoveryVariables.INSTALMENT_LOOK_AT.name(), nextLook(number))
                .execute();
    }

    /** Ends the watch when the money has come, was given up, or the plan has fallen. */
    void endWhereNoneRuns(DossierNumber number) {
        if (repayments.activePlan(number).isEmpty()) {
            end(number);
        }
    }

    /** When the plan is to be looked at next. */
    Date nextLook(DossierNumber number) {
        return repayments.nextLook(number).map(deadlines::timerAt).orElse(NotifiedDelay.NOT_BEGUN);
    }

    private void end(DossierNumber number) {
        runtime.createMessageCorrelation(Messages.RECOVERY_PLAN_ENDED)
                .processInstanceBusinessKey(number.toString())
                .correlateAll();
    }
}
