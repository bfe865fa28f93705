package fr.ampli.process.engine;

import fr.ampli.deadline.Deadlines;
import fr.ampli.oversight.Tallies;
import fr.ampli.oversight.Tally;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;

/**
 * Counts what begins and ends in each step of each process, in the transaction in which it happens: what a command did
 * is summed up and written by one statement when the engine writes its own changes; a command that fails leaves nothing.
 * Gateways are not counted: they take no time and ask nobody. The measures are told in V44.
 */
final class ActivityTallies implements HistoryEventHandler, SessionFactory {

    static final String RUNNING = "activity-running";
    static final String FINISHED = "activity-finished";

    private static final Set<String> INTERRUPTED = Set.of(
            HistoricProcessInstance.STATE_EXTERNALLY_TERMINATED, HistoricProcessInstance.STATE_INTERNALLY_TERMINATED);

    private final Supplier<Tallies> tallies;

    ActivityTallies(Supplier<Tallies> tallies) {
        this.tallies = tallies;
    }

    /** After the engine's own handler, which gives the event its start, and with it its duration. */
    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricActivityInstanceEventEntity step && counts(step)) {
            count(
                    step,
                    step.getActivityId(),
                    step.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START),
                    step.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_END),
                    step.isCanceled());
        } else if (event instanceof HistoricProcessInstanceEventEntity process) {
            count(
                    process,
                    "",
                    process.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_START),
                    process.isEventOfType(HistoryEventTypes.PROCESS_INSTANCE_END),
                    INTERRUPTED.contains(String.valueOf(process.getState())));
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static boolean counts(HistoricActivityInstanceEventEntity step) {
        String type = step.getActivityType();
        return type != null && !type.endsWith("Gateway") && !type.equals("multiInstanceBody");
    }

    private static void count(
            HistoricScopeInstanceEvent event, String activity, boolean begins, boolean ends, boolean interrupted) {
        if (event.getProcessDefinitionId() == null || !(begins || ends)) {
            return;
        }
        // Not read from the id of the definition: a long key leaves no room for the version there
        var definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(event.getProcessDefinitionId());
        String facet = definition.getKey() + ":" + definition.getVersion() + ":" + activity;
        Book book = Context.getCommandContext().getSession(Book.class);
        // Unknown only where history was cleaned while the step still ran
        Date began = event.getStartTime() == null ? event.getEndTime() : event.getStartTime();
        book.add(RUNNING, facet, began, begins ? 1 : -1, 0);
        if (ends && !interrupted) {
            book.add(FINISHED, facet, event.getEndTime(), 1, event.getEndTime().getTime() - began.getTime());
        }
    }

    @Override
    public Class<?> getSessionType() {
        return Book.class;
    }

    @Override
    public Session openSession() {
        return new Book(tallies);
    }

    /** What one command has done so far. */
    static final class Book implements Session {

        private record Kind(String measure, String facet, LocalDate year) implements Comparable<Kind> {
            private static final Comparator<Kind> ORDER = Comparator.comparing(Kind::measure)
                    .thenComparing(Kind::facet)
                    .thenComparing(Kind::year);

            @Override
            public int compareTo(Kind other) {
                return ORDER.compare(this, other);
            }
        }

        private final Supplier<Tallies> tallies;
        private final Map<Kind, long[]> sums = new TreeMap<>();

        private Book(Supplier<Tallies> tallies) {
            this.tallies = tallies;
        }

        void add(String measure, String facet, Date moment, long n, long total) {
            LocalDate year =
                    moment.toInstant().atZone(Deadlines.ZONE).toLocalDate().withDayOfYear(1);
            long[] sum = sums.computeIfAbsent(new Kind(measure, facet, year), kind -> new long[2]);
            sum[0] += n;
            sum[1] += total;
        }

        /** Together with the engine's own changes, before the transaction is committed. */
        @Override
        public void flush() {
            List<Tally> lines = new ArrayList<>();
            sums.forEach((kind, sum) -> {
                // What began and ended within the command cancels out
                if (sum[0] != 0) {
                    lines.add(new Tally(kind.measure(), kind.facet(), kind.year(), 0, sum[0], sum[1]));
                }
            });
            sums.clear();
            if (!lines.isEmpty()) {
                tallies.get().addAll(lines);
            }
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
