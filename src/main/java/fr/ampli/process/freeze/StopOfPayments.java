package fr.ampli.process.freeze;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.dossier.Dossiers;
import fr.ampli.payment.Freeze;
import fr.ampli.payment.InsolvencyClaim;
import fr.ampli.payment.InsolvencyClaims;
import fr.ampli.payment.PaymentHolds;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.Messages;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.springframework.stereotype.Component;

/** What follows when payments stop, each in a process of its own and all in the transaction of the act. */
@Component
public class StopOfPayments {

    private final RuntimeService runtime;
    private final PaymentHolds holds;
    private final InsolvencyClaims claims;
    private final Dossiers dossiers;
    private final Deadlines deadlines;

    StopOfPayments(
            RuntimeService runtime,
            PaymentHolds holds,
            InsolvencyClaims claims,
            Dossiers dossiers,
            Deadlines deadlines) {
        this.runtime = runtime;
        this.holds = holds;
        this.claims = claims;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
    }

    /**
     * Takes a freeze that was opened elsewhere to who confirms and lifts it, and asks back the orders that had left.
     *
     * @param confirmed whether two persons have looked already
     */
    public void begin(Freeze freeze, boolean confirmed) {
        DossierNumber number = freeze.dossier();
        runtime.createMessageCorrelation(Messages.FREEZE_OPENED)
                .processInstanceBusinessKey(number.toString())
                .setVariable(CommonVariables.DOSSIER_NUMBER.name(), number.toString())
                .setVariable(
                        CommonVariables.HOLDER_NAME.name(),
                        dossiers.get(number).holder().name())
                .setVariable(FreezeVariables.FREEZE_ID.name(), Long.toString(freeze.id()))
                .setVariable(FreezeVariables.FREEZE_CONFIRMED.name(), confirmed)
                .setVariable(
                        FreezeVariables.FREEZE_DECISION_DUE_AT.name(),
                        deadlines.timer(Delay.FREEZE_DECISION, deadlines.today()))
                .correlateStartMessage();
        holdOrders(number, freeze.openedBy());
    }

    /** Asks an ordonnateur to have every order held that has left. */
    public void holdOrders(DossierNumber number, Person person) {
        for (Long hold : holds.ask(number, person)) {
            about(number, "payment-hold")
                    .setVariable(FreezeVariables.HOLD_ID.name(), hold.toString())
                    .setVariable(
                            FreezeVariables.HOLD_DUE_AT.name(),
                            deadlines.timer(Delay.ACCOUNTANT_ALERT, deadlines.today()))
                    .execute();
        }
    }

    /** Brings the claim that an insolvency brings to an ordonnateur. */
    void declareClaim(Freeze freeze) {
        InsolvencyClaim claim = claims.get(freeze.id());
        about(freeze.dossier(), "insolvency-claim")
                .setVariable(FreezeVariables.FREEZE_ID.name(), Long.toString(freeze.id()))
                .setVariable(
                        FreezeVariables.INSOLVENCY_FILING_DUE_AT.name(),
                        deadlines.timer(Delay.INSOLVENCY_FILING, claim.publishedOn()))
                .setVariable(FreezeVariables.INSOLVENCY_CLAIM_ENDS_AT.name(), deadlines.timerAt(claim.dueOn()))
                .execute();
    }

    private ProcessInstantiationBuilder about(DossierNumber number, String key) {
        return runtime.createProcessInstanceByKey(key)
                .businessKey(number.toString())
                .setVariable(CommonVariables.DOSSIER_NUMBER.name(), number.toString())
                .setVariable(
                        CommonVariables.HOLDER_NAME.name(),
                        dossiers.get(number).holder().name());
    }
}
