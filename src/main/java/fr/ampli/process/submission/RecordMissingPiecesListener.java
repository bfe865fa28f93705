package fr.ampli.process.submission;

import fr.ampli.deadline.Deadlines;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.submission.Completeness;
import fr.ampli.submission.MissingPiecesDraft;
import fr.ampli.submission.Receipt;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordMissingPieces: the pieces are in, the clock of silence runs on. */
@Component("recordMissingPiecesListener")
class RecordMissingPiecesListener implements TaskListener {

    private final Completeness completeness;
    private final Deadlines deadlines;
    private final Actor actor;

    RecordMissingPiecesListener(Completeness completeness, Deadlines deadlines, Actor actor) {
        this.completeness = completeness;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        Receipt receipt = completeness.receive(
                CommonVariables.dossierOf(task), Answer.of(task, MissingPiecesDraft.class), actor.person());
        SubmissionVariables.COMPLETENESS_DUE_AT.set(task, deadlines.timerAt(receipt.completenessDueOn()));
        SubmissionVariables.IMPLIED_REJECTION_DUE_AT.set(task, deadlines.timerAt(receipt.impliedRejectionOn()));
    }
}
