package fr.ampli.process.review;

import fr.ampli.process.CommonVariables;
import fr.ampli.review.CriteriaScores;
import fr.ampli.review.Reviews;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** BusinessRuleTask_CriteriaOpinion, before: the table sees scores and thresholds, and nothing keeps them. */
@Component("loadScoresListener")
class LoadScoresListener implements ExecutionListener {

    private final Reviews reviews;

    LoadScoresListener(Reviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void notify(DelegateExecution execution) {

        CriteriaScores scores = reviews.scores(CommonVariables.dossierOf(execution));
        execution.setVariableLocal("eligible", Variables.booleanValue(scores.eligible(), true));
        show(execution, "opportunityScore", scores.opportunity());
        show(execution, "valuesScore", scores.values());
        show(execution, "modelScore", scores.model());
        show(execution, "anchoringScore", scores.anchoring());
        show(execution, "totalScore", scores.total());
        show(execution, "minimumScore", scores.minimumScore());
        show(execution, "minimumTotal", scores.minimumTotal());
    }

    private static void show(DelegateExecution execution, String name, int number) {
        execution.setVariableLocal(name, Variables.integerValue(number, true));
    }
}
