package fr.ampli.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.handler.CompositeHistoryEventHandler;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.variable.serializer.JavaObjectSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;

/** What this engine does otherwise than a Camunda engine out of the box. Plain settings are in engine.yaml. */
final class AmpliEngine extends AbstractProcessEnginePlugin {

    private final TaskGuard guard;
    private final TaskListener afterAssignment;
    private final TaskListener taskClocks;
    private final TaskListener taskDrafts;
    private final ExecutionListener startDrafts;
    private final ActivityTallies tallies;

    /**
     * @param afterAssignment told of each assignment that the guard has let through
     * @param taskClocks told of each task that begins or ends
     * @param taskDrafts told of each task that is assigned or ends
     * @param startDrafts told of each process that starts from a form
     * @param tallies told of all that history is told
     */
    AmpliEngine(
            TaskGuard guard,
            TaskListener afterAssignment,
            TaskListener taskClocks,
            TaskListener taskDrafts,
            ExecutionListener startDrafts,
            ActivityTallies tallies) {
        this.guard = guard;
        this.afterAssignment = afterAssignment;
        this.taskClocks = taskClocks;
        this.taskDrafts = taskDrafts;
        this.startDrafts = startDrafts;
        this.tallies = tallies;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomHistoryLevels(List.of(new AmpliHistoryLevel()));
        engine.setHistoryEventHandler(new CompositeHistoryEventHandler(new DbHistoryEventHandler(), tallies));
        engine.setHistoryEventProducer(new HistoryWithoutBatches());
        engine.setCustomSessionFactories(with(
                engine.getCustomSessionFactories(),
                List.of(tallies, TaskGuard.Passed.factory(), CommandRights.factory())));
        engine.setResourceAuthorizationProvider(new GroupAuthorizations(guard::put, guard::propose));

        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), interceptors(engine)));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPreCommandInterceptorsTxRequiresNew(), interceptors(engine)));

        engine.setCustomPostCommandInterceptorsTxRequired(
                with(engine.getCustomPostCommandInterceptorsTxRequired(), List.of(new QueryExpressions())));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPostCommandInterceptorsTxRequiresNew(), List.of(new QueryExpressions())));

        List<BpmnParseListener> listeners = engine.getCustomPostBPMNParseListeners();
        engine.setCustomPostBPMNParseListeners(with(
                listeners,
                List.of(
                        guard.onEveryUserTask(),
                        new EveryUserTask(afterAssignment, TaskListener.EVENTNAME_ASSIGNMENT),
                        new EveryUserTask(
                                taskClocks,
                                TaskListener.EVENTNAME_CREATE,
                                TaskListener.EVENTNAME_UPDATE,
                                TaskListener.EVENTNAME_COMPLETE,
                                TaskListener.EVENTNAME_DELETE),
                        new EveryUserTask(
                                taskDrafts,
                                TaskListener.EVENTNAME_ASSIGNMENT,
                                TaskListener.EVENTNAME_COMPLETE,
                                TaskListener.EVENTNAME_DELETE),
                        EndOfDrafts.onEveryStartForm(startDrafts))));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getCommandCheckers().add(0, guard.checker());
        // A variable is a key, a flag, a date or a word. An object would be stored as serialized Java: it fails
        // instead.
        VariableSerializers serializers = engine.getVariableSerializers();
        serializers.removeSerializer(serializers.getSerializerByName(JavaObjectSerializer.NAME));
        serializers.addSerializer(new DecisionAnswerInPassing());
    }

    /** Fresh ones for each chain: an interceptor knows its successor. The mark is outermost, it must see everything. */
    private static List<CommandInterceptor> interceptors(ProcessEngineConfigurationImpl engine) {
        return List.of(
                new RefusalMark(),
                new TaskGuard.CandidatesStay(
                        () -> (Authentication) engine.getIdentityService().getCurrentAuthentication()),
                new OnlyTheAnswer(
                        () -> (Authentication) engine.getIdentityService().getCurrentAuthentication()));
    }

    private static <T> List<T> with(List<T> present, List<? extends T> more) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.addAll(more);
        return all;
    }
}
