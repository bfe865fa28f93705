package fr.ampli.process.engine;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Puts one listener on every user task of every model, whatever the model says. */
final class EveryUserTask extends AbstractBpmnParseListener {

    private final TaskListener told;
    private final String[] events;

    /** @param events what the listener is told of, by the names that {@link TaskListener} has for them */
    EveryUserTask(TaskListener told, String... events) {
        this.told = told;
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        for (String event : events) {
            task.addBuiltInTaskListener(event, told);
        }
    }
}
