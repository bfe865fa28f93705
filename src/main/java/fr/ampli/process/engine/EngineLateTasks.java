package fr.ampli.process.engine;

import fr.ampli.access.OpenTask;
import fr.ampli.deadline.Deadlines;
import fr.ampli.oversight.LateTasks;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds and moves late tasks. Whom they may be given to, the guard of tasks says, as for every other channel. */
@Component
class EngineLateTasks implements LateTasks {

    private final EngineOpenTasks open;
    private final Deadlines deadlines;
    private final ObjectProvider<ProcessEngine> engine;

    EngineLateTasks(EngineOpenTasks open, Deadlines deadlines, ObjectProvider<ProcessEngine> engine) {
        this.open = open;
        this.deadlines = deadlines;
        this.engine = engine;
    }

    @Override
    public List<OpenTask> dueBefore(LocalDate day) {
        return open.dueBefore(day.atStartOfDay(Deadlines.ZONE).toInstant());
    }

    @Override
    public Optional<OpenTask> find(String id) {
        return open.find(id);
    }

    @Override
    public void giveTo(String id, Person person) {
        change(id, task -> task.setAssignee(person.id()));
    }

    @Override
    public void postpone(String id, LocalDate until) {
        change(id, task -> {
            task.setDueDate(deadlines.timerAt(until));
            TaskClocks.dueVariable(task.getTaskDefinition())
                    .ifPresent(variable -> task.getExecution().setVariable(variable, deadlines.timerAt(until)));
        });
    }

    /** Without the caller's own rights on the task, who need not be of its groups; the guard still looks at the chosen. */
    private void change(String id, Consumer<TaskEntity> change) {
        ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    TaskEntity task = context.getTaskManager().findTaskById(id);
                    change.accept(task);
                    task.triggerUpdateEvent();
                    task.logUserOperation("Update");
                    return null;
                }));
    }
}
