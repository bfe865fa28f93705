package fr.ampli.process.review;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.DossierDates;
import fr.ampli.process.submission.SubmissionVariables;
import fr.ampli.review.Committee;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_RecordNoComplement: the time has passed; the review begins again with what there is (E07). */
@Component("recordNoComplementDelegate")
class RecordNoComplementDelegate implements JavaDelegate {

    private final Committee committee;
    private final LegalClocks clocks;
    private final DossierDates dates;
    private final Deadlines deadlines;
    private final Actor actor;

    RecordNoComplementDelegate(
            Committee committee, LegalClocks clocks, DossierDates dates, Deadlines deadlines, Actor actor) {
        this.committee = committee;
        this.clocks = clocks;
        this.dates = dates;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {

        committee.complementOverdue(CommonVariables.dossierOf(execution), actor.person());
        clocks.find(CommonVariables.dossierOf(execution), Delay.IMPLIED_REJECTION)
                .ifPresent(silence ->
                        dates.move(silence.number(), SubmissionVariables.IMPLIED_REJECTION_DUE_AT, silence.dueOn()));
        ReviewVariables.REVIEW_DUE_AT.set(execution, deadlines.timer(Delay.REVIEW, deadlines.today()));
    }
}
