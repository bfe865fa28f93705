package fr.ampli.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Definitions;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/**
 * Makes models of a skeleton: one process for each different shape, its steps in a row, with nothing between them.
 * What begins a process of its own is an expression, as in the application the call of the engine's interface.
 */
final class ReferenceModels {

    private static final String NEVER = "P1000D";
    /** How the names of messages begin that come in; others are only waited for. */
    static final String COMES = "comes-";

    private static final String HISTORY = "P3653D";

    private final Map<Skeleton.Shape, String> keys = new LinkedHashMap<>();
    private final Map<String, BpmnModelInstance> models = new LinkedHashMap<>();
    private final String root;
    private int ids;

    private ReferenceModels(Skeleton skeleton) {
        this.root = key(skeleton.root());
    }

    static ReferenceModels of(Skeleton skeleton) {
        return new ReferenceModels(skeleton);
    }

    /** The key of the process that stands for the pathway. */
    String root() {
        return root;
    }

    /** All models by their file name. */
    Map<String, BpmnModelInstance> files() {
        return models;
    }

    private String key(Skeleton.Shape shape) {
        String known = keys.get(shape);
        if (known != null) {
            return known;
        }
        String key = "reference-" + shape.key() + "-" + (keys.size() + 1);
        keys.put(shape, key);
        models.put(key + ".bpmn", model(key, shape));
        return key;
    }

    private BpmnModelInstance model(String key, Skeleton.Shape shape) {
        BpmnModelInstance model = Bpmn.createEmptyModel();
        Definitions definitions = model.newInstance(Definitions.class);
        definitions.setTargetNamespace("reference");
        model.setDefinitions(definitions);
        Process process = add(definitions, Process.class);
        process.setId(key);
        process.setExecutable(true);
        process.setCamundaHistoryTimeToLiveString(HISTORY);
        scope(process, shape.armed(), shape.begins(), shape.steps());
        Bpmn.validateModel(model);
        return model;
    }

    private void scope(
            BpmnModelElementInstance scope,
            List<Skeleton.Armed> armed,
            List<Skeleton.Shape> begins,
            List<Skeleton.Step> steps) {
        armed.forEach(each -> eventSubProcess(scope, each));
        FlowNode at = begin(scope, add(scope, StartEvent.class), begins);
        for (Skeleton.Step step : steps) {
            FlowNode node = node(scope, step);
            node.setCamundaAsyncBefore(step.asyncBefore());
            node.setCamundaAsyncAfter(step.asyncAfter());
            connect(scope, at, node);
            at = node;
            for (int i = 0; i < step.armed().size(); i++) {
                boolean comes = step.leftBy().equals(Optional.of(i));
                BoundaryEvent boundary =
                        boundary(scope, (Activity) node, step.armed().get(i), comes);
                if (comes) {
                    connect(scope, node, add(scope, EndEvent.class));
                    at = boundary;
                } else {
                    connect(scope, boundary, add(scope, EndEvent.class));
                }
            }
            at = begin(scope, at, step.begins());
        }
        connect(scope, at, add(scope, EndEvent.class));
    }

    private FlowNode node(BpmnModelElementInstance scope, Skeleton.Step step) {
        switch (step.kind()) {
            case USER_TASK -> {
                UserTask task = add(scope, UserTask.class);
                task.setCamundaCandidateGroups("office");
                return task;
            }
            case TIMER, MESSAGE -> {
                IntermediateCatchEvent event = add(scope, IntermediateCatchEvent.class);
                define(event, step.kind(), true);
                return event;
            }
            case CALL -> {
                CallActivity call = add(scope, CallActivity.class);
                call.setCalledElement(key(step.called().orElseThrow()));
                CamundaIn in = scope.getModelInstance().newInstance(CamundaIn.class);
                in.setCamundaBusinessKey("#{execution.processBusinessKey}");
                ExtensionElements extensions = scope.getModelInstance().newInstance(ExtensionElements.class);
                call.setExtensionElements(extensions);
                extensions.addChildElement(in);
                return call;
            }
            case SCOPE -> {
                SubProcess inner = add(scope, SubProcess.class);
                scope(inner, step.innerArmed(), List.of(), step.inner());
                return inner;
            }
            default -> {
                return expression(scope, "${true}");
            }
        }
    }

    private FlowNode begin(BpmnModelElementInstance scope, FlowNode at, List<Skeleton.Shape> begins) {
        FlowNode last = at;
        for (Skeleton.Shape begun : begins) {
            FlowNode next = expression(
                    scope,
                    "${execution.processEngineServices.runtimeService.startProcessInstanceByKey('" + key(begun)
                            + "', execution.processBusinessKey)}");
            connect(scope, last, next);
            last = next;
        }
        return last;
    }

    private ServiceTask expression(BpmnModelElementInstance scope, String expression) {
        ServiceTask task = add(scope, ServiceTask.class);
        task.setCamundaExpression(expression);
        return task;
    }

    private void eventSubProcess(BpmnModelElementInstance scope, Skeleton.Armed armed) {
        SubProcess inner = add(scope, SubProcess.class);
        inner.setTriggeredByEvent(true);
        StartEvent start = add(inner, StartEvent.class);
        start.setInterrupting(armed.interrupting());
        define(start, armed.kind(), false);
        connect(inner, start, add(inner, EndEvent.class));
    }

    private BoundaryEvent boundary(
            BpmnModelElementInstance scope, Activity activity, Skeleton.Armed armed, boolean comes) {
        BoundaryEvent event = add(scope, BoundaryEvent.class);
        event.setAttachedTo(activity);
        event.setCancelActivity(armed.interrupting());
        define(event, armed.kind(), comes);
        return event;
    }

    private void define(CatchEvent event, Skeleton.Kind kind, boolean comes) {
        if (kind == Skeleton.Kind.TIMER) {
            TimerEventDefinition timer = add(event, TimerEventDefinition.class);
            TimeDuration duration = event.getModelInstance().newInstance(TimeDuration.class);
            duration.setTextContent(NEVER);
            timer.setTimeDuration(duration);
        } else {
            BpmnModelInstance model = (BpmnModelInstance) event.getModelInstance();
            Message message = add(model.getDefinitions(), Message.class);
            message.setName((comes ? COMES : "") + message.getId());
            add(event, MessageEventDefinition.class).setMessage(message);
        }
    }

    private void connect(BpmnModelElementInstance scope, FlowNode from, FlowNode to) {
        SequenceFlow flow = add(scope, SequenceFlow.class);
        flow.setSource(from);
        flow.setTarget(to);
        from.getOutgoing().add(flow);
        to.getIncoming().add(flow);
    }

    private <T extends BaseElement> T add(BpmnModelElementInstance parent, Class<T> type) {
        T element = parent.getModelInstance().newInstance(type);
        element.setId(type.getSimpleName() + "_" + ++ids);
        parent.addChildElement(element);
        return element;
    }
}
