package fr.ampli.process.review;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.DossierDates;
import fr.ampli.process.submission.SubmissionVariables;
import fr.ampli.review.Committee;
import fr.ampli.review.ComplementDraft;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordComplement: what the holder brought is on record; the review begins again. */
@Component("recordComplementListener")
class RecordComplementListener implements TaskListener {

    private final Committee committee;
    private final LegalClocks clocks;
    private final DossierDates dates;
    private final Deadlines deadlines;
    private final Actor actor;

    RecordComplementListener(
            Committee committee, LegalClocks clocks, DossierDates dates, Deadlines deadlines, Actor actor) {
        this.committee = committee;
        this.clocks = clocks;
        this.dates = dates;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {

        committee.complement(CommonVariables.dossierOf(task), Answer.of(task, ComplementDraft.class), actor.person());
        clocks.find(CommonVariables.dossierOf(task), Delay.IMPLIED_REJECTION)
                .ifPresent(silence ->
                        dates.move(silence.number(), SubmissionVariables.IMPLIED_REJECTION_DUE_AT, silence.dueOn()));
        ReviewVariables.REVIEW_DUE_AT.set(task, deadlines.timer(Delay.REVIEW, deadlines.today()));
    }
}
