package fr.ampli.process.letter;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Each task about a letter, before it is made: until when somebody should be reached, and what Tasklist shows of the
 * dossier. A letter that arrives carries nothing of it.
 */
@Component("reachDueListener")
class ReachDueListener implements ExecutionListener {

    private final Deadlines deadlines;
    private final Dossiers dossiers;

    ReachDueListener(Deadlines deadlines, Dossiers dossiers) {
        this.deadlines = deadlines;
        this.dossiers = dossiers;
    }

    @Override
    public void notify(DelegateExecution execution) {
        DelegateExecution process = execution.getProcessInstance();
        Dossier dossier = dossiers.get(CommonVariables.dossierOf(execution));
        CommonVariables.DOSSIER_NUMBER.set(process, dossier.number().toString());
        CommonVariables.HOLDER_NAME.set(process, dossier.holder().name());
        LetterVariables.REACH_DUE_AT.set(process, deadlines.timer(Delay.REACH_OTHERWISE, deadlines.today()));
    }
}
