package fr.ampli.process.account;

import fr.ampli.agreement.AccountAlerts;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.dossier.Dossiers;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Brings an account that two holders use to the head of service: a process of its own, in the transaction of the act. */
@Component
class EngineAccountAlerts implements AccountAlerts {

    private static final String KEY = "shared-account";

    private final RuntimeService runtime;
    private final Dossiers dossiers;
    private final Deadlines deadlines;

    EngineAccountAlerts(RuntimeService runtime, Dossiers dossiers, Deadlines deadlines) {
        this.runtime = runtime;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
    }

    @Override
    public void shared(DossierNumber number) {
        runtime.createProcessInstanceByKey(KEY)
                .businessKey(number.toString())
                .setVariable(CommonVariables.DOSSIER_NUMBER.name(), number.toString())
                .setVariable(
                        CommonVariables.HOLDER_NAME.name(),
                        dossiers.get(number).holder().name())
                .setVariable(
                        AccountVariables.SHARED_ACCOUNT_DUE_AT.name(),
                        deadlines.timer(Delay.HEAD_DECISION, deadlines.today()))
                .execute();
    }
}
