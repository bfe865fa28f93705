package fr.ampli.process.engine;

import fr.ampli.access.AwaitedTasks;
import fr.ampli.deadline.ClockCatalogue;
import fr.ampli.deadline.ClockEntry.Nature;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.oversight.Escalations;
import fr.ampli.oversight.Workload;
import fr.ampli.process.Messages;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.springframework.stereotype.Component;

/**
 * The clock that hangs on a task: it starts when the task arises, with the task's own last day, and ends with the task.
 * So the dossier shows the day that Tasklist shows. Clocks set by law are kept by the capability whose act starts them.
 * With a late task also ends what was brought before a head of service because of it.
 */
@Component
public class TaskClocks {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Set<Nature> HANG_ON_TASKS = EnumSet.of(Nature.SERVICE, Nature.THEIRS);

    private final ClockCatalogue catalogue;
    private final LegalClocks clocks;
    private final Deadlines deadlines;
    private final Escalations escalations;
    private final Workload workload;
    private final AwaitedTasks awaited;
    private final RuntimeService runtime;

    TaskClocks(
            ClockCatalogue catalogue,
            LegalClocks clocks,
            Deadlines deadlines,
            Escalations escalations,
            Workload workload,
            AwaitedTasks awaited,
            RuntimeService runtime) {
        this.catalogue = catalogue;
        this.clocks = clocks;
        this.deadlines = deadlines;
        this.escalations = escalations;
        this.workload = workload;
        this.awaited = awaited;
        this.runtime = runtime;
    }

    void happened(DelegateTask task) {
        DossierNumber number = TaskGuard.dossierOf(task);
        if (TaskListener.EVENTNAME_UPDATE.equals(task.getEventName())) {
            workload.changed(waiting(Optional.ofNullable(number), (TaskEntity) task));
            return;
        }
        boolean arises = TaskListener.EVENTNAME_CREATE.equals(task.getEventName());
        boolean escalated = false;
        if (arises) {
            workload.arose(waiting(Optional.ofNullable(number), (TaskEntity) task));
        } else {
            escalated = workload.ended(task.getId(), deadlines.today());
        }
        if (number == null) {
            return;
        }
        // Dealing with lateness is the office's own affair, no clock of the dossier
        Optional<Delay> clock = clockOf(number, (TaskEntity) task).filter(kind -> kind != Delay.ESCALATION);
        if (arises) {
            clock.ifPresent(kind -> clocks.carryOn(
                    number,
                    kind,
                    deadlines.today(),
                    LocalDate.ofInstant(task.getDueDate().toInstant(), Deadlines.ZONE)));
        } else {
            clock.ifPresent(kind -> clocks.end(number, kind, deadlines.today()));
            if (escalated) {
                escalations.taskEnded(task.getId()).forEach(this::settled);
            }
        }
    }

    /** Tells the process of an escalation that there is nothing left to deal with. */
    public void settled(Escalations.Escalation escalation) {
        runtime.createMessageCorrelation(Messages.DEADLINE_SETTLED)
                .processInstanceBusinessKey(escalation.number().value())
                .processInstanceVariableEquals("escalationId", escalation.id().toString())
                .correlateAll();
    }

    private static Optional<LocalDate> dueOn(TaskEntity task) {
        return Optional.ofNullable(task.getDueDate()).map(due -> LocalDate.ofInstant(due.toInstant(), Deadlines.ZONE));
    }

    private Workload.Waiting waiting(Optional<DossierNumber> number, TaskEntity task) {
        return new Workload.Waiting(
                task.getId(),
                number,
                task.getTaskDefinitionKey(),
                Optional.ofNullable(task.getName()).orElse(task.getTaskDefinitionKey()),
                groupsOf(task),
                task.getCreateTime().toInstant(),
                dueOn(task),
                awaited.in(task.getTaskDefinitionKey()),
                Optional.ofNullable(task.getAssignee()).map(Person::new));
    }

    /** A group that is taken away in this very command is still among the candidates. */
    private static List<String> groupsOf(TaskEntity task) {
        return Context.getCommandContext()
                .getDbEntityManager()
                .pruneDeletedEntities(task.getCandidates().stream()
                        .map(IdentityLinkEntity.class::cast)
                        .toList())
                .stream()
                .map(IdentityLinkEntity::getGroupId)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<Delay> clockOf(DossierNumber number, TaskEntity task) {
        if (task.getDueDate() == null) {
            return Optional.empty();
        }
        List<Delay> shown =
                dueVariable(task.getTaskDefinition()).map(catalogue::shownIn).orElse(List.of());
        boolean lawRuns = shown.stream()
                .filter(kind -> !HANG_ON_TASKS.contains(catalogue.of(kind).nature()))
                .anyMatch(kind -> clocks.find(number, kind)
                        .filter(clock -> !clock.isEnded())
                        .isPresent());
        return lawRuns
                ? Optional.empty()
                : shown.stream()
                        .filter(kind ->
                                HANG_ON_TASKS.contains(catalogue.of(kind).nature()))
                        .findFirst();
    }

    /** The process variable in which a model says when a task is due. */
    static Optional<String> dueVariable(TaskDefinition task) {
        Expression due = task.getDueDateExpression();
        Matcher named = VARIABLE.matcher(due == null ? "" : due.getExpressionText());
        return named.matches() ? Optional.of(named.group(1)) : Optional.empty();
    }
}
