package fr.ampli.process.engine;

import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Lets the engine hand the answer of a decision to the listeners of its task: it passes it as a transient variable, and
 * even that asks for a serializer. Nothing else is taken, and nothing is ever written.
 */
final class DecisionAnswerInPassing extends JavaObjectSerializer {

    @Override
    public boolean canHandle(TypedValue value) {
        return value.isTransient() && value.getValue() instanceof DmnDecisionResult;
    }

    @Override
    public void writeValue(ObjectValue value, ValueFields fields) {
        // The listeners read the object itself; no row keeps it
    }
}
