package fr.ampli.process.review;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_ReviewOpened: the time for the review runs from the complete application. */
@Component("openReviewListener")
class OpenReviewListener implements ExecutionListener {

    private final Deadlines deadlines;

    OpenReviewListener(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {

        ReviewVariables.REVIEW_DUE_AT.set(execution, deadlines.timer(Delay.REVIEW, deadlines.today()));
    }
}
