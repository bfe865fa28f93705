package fr.ampli.process.engine;

import fr.ampli.payment.CurrentStep;
import fr.ampli.payment.Step;
import java.util.Optional;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.context.ExecutionContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.stereotype.Component;

/** The element whose delegate or listener is running on this thread. */
@Component
class EngineStep implements CurrentStep {

    @Override
    public Optional<Step> now() {
        ExecutionContext running = Context.getBpmnExecutionContext();
        if (running == null) {
            return Optional.empty();
        }
        ExecutionEntity execution = running.getExecution();
        String element = execution.getActivityId();
        String process = execution.getProcessDefinition().getKey();
        return Optional.of(
                new Step(element == null ? process : process + "/" + element, execution.getActivityInstanceId()));
    }
}
