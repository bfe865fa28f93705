package fr.ampli.process.review;

import fr.ampli.process.CommonVariables;
import fr.ampli.review.Opinion;
import fr.ampli.review.OpinionReason;
import fr.ampli.review.Reviews;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** BusinessRuleTask_CriteriaOpinion, after: what the table answered is on record, every reason of it. */
@Component("recordOpinionListener")
class RecordOpinionListener implements ExecutionListener {

    private final Reviews reviews;

    RecordOpinionListener(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateExecution execution) {

        DmnDecisionResult answered = (DmnDecisionResult) execution.getVariable("decisionResult");
        List<Opinion> opinions = answered.<String>collectEntries("opinion").stream()
                .map(Opinion::valueOf)
                .toList();
        List<OpinionReason> reasons = answered.<String>collectEntries("reasonCode").stream()
                .map(OpinionReason::valueOf)
                .toList();
        reviews.recordOpinion(CommonVariables.dossierOf(execution), opinions, reasons);
    }
}
