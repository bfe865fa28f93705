package fr.ampli.process.referral;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.dossier.Dossiers;
import fr.ampli.process.CommonVariables;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_FeasibilityOpened: the time for the interview runs from first contact, not from when the phase opens. */
@Component("openFeasibilityListener")
class OpenFeasibilityListener implements ExecutionListener {

    private final Dossiers dossiers;
    private final Deadlines deadlines;

    OpenFeasibilityListener(Dossiers dossiers, Deadlines deadlines) {
        this.dossiers = dossiers;
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        LocalDate firstContact = LocalDate.ofInstant(
                dossiers.get(CommonVariables.dossierOf(execution)).openedAt(), Deadlines.ZONE);
        ReferralVariables.ORIENTATION_DUE_AT.set(execution, deadlines.timer(Delay.ORIENTATION_INTERVIEW, firstContact));
    }
}
