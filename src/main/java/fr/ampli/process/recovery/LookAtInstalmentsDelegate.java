package fr.ampli.process.recovery;

import fr.ampli.payment.Repayments;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_LookAtInstalments: which instalment comes or was missed, and when to look again (E21). */
@Component("lookAtInstalmentsDelegate")
class LookAtInstalmentsDelegate implements JavaDelegate {

    private final Repayments repayments;
    private final PlanWatch plans;
    private final Actor actor;

    LookAtInstalmentsDelegate(Repayments repayments, PlanWatch plans, Actor actor) {
        this.repayments = repayments;
        this.plans = plans;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        Repayments.Look look = repayments.look(number, RecoveryVariables.PLAN_ROUND.get(execution), actor.person());
        Optional<Integer> looks = RecoveryVariables.PLAN_LOOKS.find(execution);
        RecoveryVariables.PLAN_LOOKS.set(execution, looks.orElse(0) + 1);
        RecoveryVariables.INSTALMENT_LOOK.set(execution, look.name());
        RecoveryVariables.INSTALMENT_LOOK_AT.set(execution, plans.nextLook(number));
    }
}
