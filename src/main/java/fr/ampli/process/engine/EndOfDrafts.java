package fr.ampli.process.engine;

import fr.ampli.access.FormDrafts;
import fr.ampli.access.FormPlace;
import fr.ampli.shared.Person;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * A draft ends with its form, in the transaction that ends it: the task is completed, gone or in other hands, or the
 * process has started. A refused answer rolls back, and the draft is still there.
 */
@Component
class EndOfDrafts {

    private final FormDrafts drafts;

    EndOfDrafts(FormDrafts drafts) {
        this.drafts = drafts;
    }

    /** Tells of each start from a form. */
    static AbstractBpmnParseListener onEveryStartForm(ExecutionListener started) {
        return new AbstractBpmnParseListener() {
            @Override
            public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
                if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formKey") != null) {
                    start.addListener(ExecutionListener.EVENTNAME_START, started);
                }
            }
        };
    }

    void happened(DelegateTask task) {
        if (!TaskListener.EVENTNAME_ASSIGNMENT.equals(task.getEventName())) {
            drafts.taskEnded(task.getId());
        } else if (task.getAssignee() != null) {
            drafts.taskGivenTo(task.getId(), new Person(task.getAssignee()));
        }
    }

    void started(DelegateExecution execution) {
        Authentication asking = Context.getCommandContext().getAuthentication();
        if (asking != null && asking.getUserId() != null) {
            String process =
                    ((ExecutionEntity) execution).getProcessDefinition().getKey();
            drafts.forget(FormPlace.start(process), new Person(asking.getUserId()));
        }
    }
}
