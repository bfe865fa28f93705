package fr.ampli.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What a dossier of the happy path waited for, without anything that was done between: read from the engine's history
 * and models after a walk. Everything else that is in the models - gateways, delegates, listeners, variables, ways not
 * taken - is left out.
 *
 * @param root the shape of the pathway itself
 */
record Skeleton(Shape root) {

    /** A process that begins by itself, in the transaction of an act, and the place at which it began. */
    record Begun(String instance, String afterActivityInstance) {}

    /**
     * The waiting of one process instance. Two instances that waited for the same have equal shapes.
     *
     * @param key of the process it was read from
     * @param begins shapes of the processes that begin with it
     * @param armed event subprocesses that wait as long as it runs
     * @param steps in the order in which they were entered
     */
    record Shape(String key, List<Shape> begins, List<Armed> armed, List<Step> steps) {}

    /** An event that waits beside an activity or scope. */
    record Armed(Kind kind, boolean interrupting) {}

    /** What happens at a step. */
    enum Kind {
        USER_TASK,
        TIMER,
        MESSAGE,
        CALL,
        SCOPE,
        /** Nothing waits but an asynchronous boundary. */
        ASYNC
    }

    /**
     * @param armed boundary events that wait beside it
     * @param leftBy which of them ended it, if one did
     * @param called the process it calls, for a call activity
     * @param inner the steps within it, for a scope
     * @param begins shapes of processes that begin in the transaction in which it ends
     */
    record Step(
            Kind kind,
            boolean asyncBefore,
            boolean asyncAfter,
            List<Armed> armed,
            Optional<Integer> leftBy,
            Optional<Shape> called,
            List<Armed> innerArmed,
            List<Step> inner,
            List<Shape> begins) {}

    /** How many of each kind a whole dossier passes or arms. */
    Map<String, Integer> counts() {
        Map<String, Integer> sums = new TreeMap<>();
        count(root, sums);
        return sums;
    }

    private static void count(Shape shape, Map<String, Integer> sums) {
        sums.merge("process instances", 1, Integer::sum);
        shape.begins().forEach(each -> count(each, sums));
        arm(shape.armed(), sums);
        shape.steps().forEach(step -> count(step, sums));
    }

    private static void count(Step step, Map<String, Integer> sums) {
        switch (step.kind()) {
            case USER_TASK -> sums.merge("user tasks", 1, Integer::sum);
            case TIMER -> sums.merge("timers as steps", 1, Integer::sum);
            case MESSAGE -> sums.merge("messages as steps", 1, Integer::sum);
            case CALL -> sums.merge("call activities", 1, Integer::sum);
            case SCOPE -> sums.merge("subprocesses", 1, Integer::sum);
            case ASYNC -> {
                // counted by its boundary
            }
        }
        if (step.asyncBefore()) {
            sums.merge("asynchronous boundaries", 1, Integer::sum);
        }
        if (step.asyncAfter()) {
            sums.merge("asynchronous boundaries", 1, Integer::sum);
        }
        arm(step.armed(), sums);
        arm(step.innerArmed(), sums);
        step.called().ifPresent(called -> count(called, sums));
        step.inner().forEach(inner -> count(inner, sums));
        step.begins().forEach(each -> count(each, sums));
    }

    private static void arm(List<Armed> armed, Map<String, Integer> sums) {
        armed.forEach(each -> sums.merge(
                each.kind() == Kind.TIMER ? "timers armed beside" : "messages armed beside", 1, Integer::sum));
    }

    /** Reads skeletons off one engine. */
    static final class Reader {

        private final ProcessEngine engine;
        private final HistoryService history;
        private final Map<String, BpmnModelInstance> models = new HashMap<>();
        private final Map<String, List<String>> begunAfter = new HashMap<>();

        /** @param begun every process that was not called by another, but for the root */
        Reader(ProcessEngine engine, List<Begun> begun) {
            this.engine = engine;
            this.history = engine.getHistoryService();
            begun.forEach(each -> begunAfter
                    .computeIfAbsent(each.afterActivityInstance(), key -> new ArrayList<>())
                    .add(each.instance()));
        }

        Skeleton read(String rootInstance) {
            return new Skeleton(shape(rootInstance));
        }

        private Shape shape(String instance) {
            HistoricProcessInstance process = history.createHistoricProcessInstanceQuery()
                    .processInstanceId(instance)
                    .singleResult();
            BpmnModelInstance model = models.computeIfAbsent(
                    process.getProcessDefinitionId(), engine.getRepositoryService()::getBpmnModelInstance);
            Map<String, List<HistoricActivityInstance>> byParent = new LinkedHashMap<>();
            history.createHistoricActivityInstanceQuery()
                    .processInstanceId(instance)
                    .orderByHistoricActivityInstanceStartTime()
                    .asc()
                    .orderPartiallyByOccurrence()
                    .asc()
                    .list()
                    .forEach(each -> byParent.computeIfAbsent(
                                    each.getParentActivityInstanceId(), key -> new ArrayList<>())
                            .add(each));
            return new Shape(
                    process.getProcessDefinitionKey(),
                    begins(instance),
                    eventSubProcesses(model.getModelElementsByType(Process.class)
                            .iterator()
                            .next()),
                    steps(model, byParent, instance));
        }

        private List<Shape> begins(String activityInstance) {
            return begunAfter.getOrDefault(activityInstance, List.of()).stream()
                    .map(this::shape)
                    .sorted(Comparator.comparing(Shape::toString))
                    .toList();
        }

        private List<Step> steps(
                BpmnModelInstance model, Map<String, List<HistoricActivityInstance>> byParent, String scope) {
            List<Step> steps = new ArrayList<>();
            List<String> activityOfStep = new ArrayList<>();
            for (HistoricActivityInstance passed : byParent.getOrDefault(scope, List.of())) {
                ModelElementInstance element = model.getModelElementById(passed.getActivityId());
                if (element instanceof BoundaryEvent boundary) {
                    int left =
                            activityOfStep.lastIndexOf(boundary.getAttachedTo().getId());
                    if (left >= 0 && boundary.cancelActivity()) {
                        int which = armable(boundary.getAttachedTo()).indexOf(boundary);
                        steps.set(left, leftBy(steps.get(left), which));
                    }
                } else if (element instanceof FlowNode node) {
                    step(model, byParent, passed, node).ifPresent(step -> {
                        steps.add(step);
                        activityOfStep.add(node.getId());
                    });
                }
            }
            return steps;
        }

        private static Step leftBy(Step step, int boundary) {
            return new Step(
                    step.kind(),
                    step.asyncBefore(),
                    step.asyncAfter(),
                    step.armed(),
                    boundary < 0 ? Optional.empty() : Optional.of(boundary),
                    step.called(),
                    step.innerArmed(),
                    step.inner(),
                    step.begins());
        }

        private Optional<Step> step(
                BpmnModelInstance model,
                Map<String, List<HistoricActivityInstance>> byParent,
                HistoricActivityInstance passed,
                FlowNode node) {
            Kind kind = kind(node);
            List<Shape> begins = begins(passed.getId());
            boolean waits = kind != Kind.ASYNC || node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter();
            if (!waits && begins.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Step(
                    kind,
                    node.isCamundaAsyncBefore(),
                    node.isCamundaAsyncAfter(),
                    node instanceof Activity activity
                            ? armable(activity).stream().map(Reader::armed).toList()
                            : List.of(),
                    Optional.empty(),
                    kind == Kind.CALL ? Optional.of(shape(passed.getCalledProcessInstanceId())) : Optional.empty(),
                    kind == Kind.SCOPE ? eventSubProcesses(node) : List.of(),
                    kind == Kind.SCOPE ? steps(model, byParent, passed.getId()) : List.of(),
                    begins));
        }

        private static Kind kind(FlowNode node) {
            if (node instanceof UserTask) {
                return Kind.USER_TASK;
            }
            if (node instanceof CallActivity) {
                return Kind.CALL;
            }
            if (node instanceof SubProcess) {
                return Kind.SCOPE;
            }
            if (node instanceof ReceiveTask) {
                return Kind.MESSAGE;
            }
            if (node instanceof IntermediateCatchEvent event && isArmed(event)) {
                return armed(event).kind();
            }
            return Kind.ASYNC;
        }

        private static List<Armed> eventSubProcesses(ModelElementInstance scope) {
            return scope.getChildElementsByType(SubProcess.class).stream()
                    .filter(SubProcess::triggeredByEvent)
                    .flatMap(inner -> inner.getChildElementsByType(StartEvent.class).stream())
                    .filter(Reader::isArmed)
                    .map(start -> new Armed(armed(start).kind(), start.isInterrupting()))
                    .toList();
        }

        private static List<BoundaryEvent> armable(Activity activity) {
            return activity.getModelInstance().getModelElementsByType(BoundaryEvent.class).stream()
                    .filter(event -> event.getAttachedTo().equals(activity))
                    .filter(Reader::isArmed)
                    .toList();
        }

        private static boolean isArmed(CatchEvent event) {
            return event.getEventDefinitions().stream()
                    .anyMatch(each -> each instanceof TimerEventDefinition || each instanceof MessageEventDefinition);
        }

        private static Armed armed(CatchEvent event) {
            boolean timer = event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
            return new Armed(
                    timer ? Kind.TIMER : Kind.MESSAGE,
                    !(event instanceof BoundaryEvent boundary) || boundary.cancelActivity());
        }
    }
}
