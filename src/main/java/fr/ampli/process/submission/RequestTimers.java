package fr.ampli.process.submission;

import fr.ampli.deadline.Deadlines;
import fr.ampli.submission.MissingPiecesRequest;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What a request for missing pieces tells the process: its days, its count, whether it was renewed. */
final class RequestTimers {

    private RequestTimers() {}

    static void set(VariableScope scope, MissingPiecesRequest request, Deadlines deadlines) {
        SubmissionVariables.MISSING_PIECES_DUE_AT.set(scope, deadlines.timerAt(request.dueOn()));
        SubmissionVariables.MISSING_PIECES_REMINDER_AT.set(scope, deadlines.timerAt(request.remindOn()));
        SubmissionVariables.MISSING_PIECES_OCCURRENCE.set(scope, request.occurrence());
        SubmissionVariables.REQUEST_RENEWED.set(scope, request.renewedOn().isPresent());
    }
}
