package fr.ampli.process.submission;

import fr.ampli.deadline.Deadlines;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.submission.ApplicationDraft;
import fr.ampli.submission.Applications;
import fr.ampli.submission.Receipt;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordApplication: the application is on record, its clocks run. */
@Component("recordApplicationListener")
class RecordApplicationListener implements TaskListener {

    private final Applications applications;
    private final Deadlines deadlines;
    private final Actor actor;

    RecordApplicationListener(Applications applications, Deadlines deadlines, Actor actor) {
        this.applications = applications;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        Receipt receipt = applications.record(
                CommonVariables.dossierOf(task), Answer.of(task, ApplicationDraft.class), actor.person());
        SubmissionVariables.COMPLETENESS_DUE_AT.set(task, deadlines.timerAt(receipt.completenessDueOn()));
        SubmissionVariables.IMPLIED_REJECTION_DUE_AT.set(task, deadlines.timerAt(receipt.impliedRejectionOn()));
    }
}
