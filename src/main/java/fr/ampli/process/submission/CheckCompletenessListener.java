package fr.ampli.process.submission;

import fr.ampli.deadline.Deadlines;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.review.Eligibility;
import fr.ampli.shared.DossierNumber;
import fr.ampli.submission.Completeness;
import fr.ampli.submission.CompletenessDraft;
import fr.ampli.submission.CompletenessResult;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_CheckCompleteness: pieces and result are on record, against the rules as they stand now. */
@Component("checkCompletenessListener")
class CheckCompletenessListener implements TaskListener {

    private final Completeness completeness;
    private final Eligibility eligibility;
    private final Deadlines deadlines;
    private final Actor actor;

    CheckCompletenessListener(Completeness completeness, Eligibility eligibility, Deadlines deadlines, Actor actor) {
        this.completeness = completeness;
        this.eligibility = eligibility;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        DossierNumber number = CommonVariables.dossierOf(task);
        CompletenessResult result = completeness.check(
                number, Answer.of(task, CompletenessDraft.class), eligibility.blocking(number), actor.person());
        SubmissionVariables.COMPLETENESS_RESULT.set(task, result.name());
        completeness.lastRequest(number).ifPresent(request -> RequestTimers.set(task, request, deadlines));
    }
}
