package fr.ampli.process.startup;

import fr.ampli.job.JobFile;
import fr.ampli.job.JobFiles;
import fr.ampli.job.ServiceDone;
import fr.ampli.job.SuspicionDraft;
import fr.ampli.payment.FreezeKind;
import fr.ampli.payment.Freezes;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.freeze.StopOfPayments;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_AssessSuspicion: a suspicion of fraud is confirmed, and stops all payments, or falls. */
@Component("assessSuspicionListener")
class AssessSuspicionListener implements TaskListener {

    private final ServiceDone serviceDone;
    private final JobFiles files;
    private final Freezes freezes;
    private final StopOfPayments stop;
    private final Actor actor;

    AssessSuspicionListener(
            ServiceDone serviceDone, JobFiles files, Freezes freezes, StopOfPayments stop, Actor actor) {
        this.serviceDone = serviceDone;
        this.files = files;
        this.freezes = freezes;
        this.stop = stop;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        DossierNumber number = CommonVariables.dossierOf(task);
        SuspicionDraft draft = Answer.of(task, SuspicionDraft.class);
        boolean confirmed = serviceDone.assess(number, draft, actor.person());
        if (confirmed) {
            freeze(number, draft.grounds());
        }
        StartUpVariables.SUSPICION.set(task.getExecution(), confirmed ? "confirmed" : "unfounded");
    }

    /** Two have looked already: who controlled, and who judges what the control found (E25). */
    private void freeze(DossierNumber number, String grounds) {
        Person controller =
                files.of(number).flatMap(JobFile::control).orElseThrow().controlledBy();
        freezes.openConfirmed(number, FreezeKind.SUSPICION, grounds, controller, actor.person())
                .ifPresent(freeze -> stop.begin(freeze, true));
    }
}
