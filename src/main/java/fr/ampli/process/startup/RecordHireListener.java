package fr.ampli.process.startup;

import fr.ampli.job.HireDraft;
import fr.ampli.job.HireFinding;
import fr.ampli.job.Hires;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordHire: keeps the hire, and tells whether it is the agreed job. */
@Component("recordHireListener")
class RecordHireListener implements TaskListener {

    private final Hires hires;
    private final Actor actor;

    RecordHireListener(Hires hires, Actor actor) {
        this.hires = hires;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        HireFinding finding = hires.record(number, Answer.of(task, HireDraft.class), actor.person());
        DelegateExecution process = task.getExecution().getProcessInstance();
        StartUpVariables.HIRE_FINDING.set(
                process, finding.conforms() ? StartUpVariables.CONFORMS : StartUpVariables.GAP);
        StartUpVariables.GAP_ROUND.set(process, hires.declarations(number));
    }
}
