package fr.ampli.process.engine;

import fr.ampli.access.Absence;
import fr.ampli.access.Absences;
import fr.ampli.shared.Person;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.springframework.stereotype.Component;

/**
 * Moves tasks of dossiers from whoever is away to the deputy, and back to the group where the deputy may not work them:
 * for want of a group, because of separation of duties, or being away too.
 */
@Component
public class DeputyTasks {

    private static final String DOSSIERS = "AMPLI-%";

    private final Absences absences;
    private final TaskGuard guard;
    private final TaskService tasks;

    DeputyTasks(Absences absences, TaskGuard guard, TaskService tasks) {
        this.absences = absences;
        this.guard = guard;
        this.tasks = tasks;
    }

    /** Somebody was put on a task. Who takes it while declared away is there after all, and keeps it. */
    void assigned(DelegateTask task) {
        if (task.getAssignee() == null || TaskGuard.dossierOf(task) == null) {
            return;
        }
        Person chosen = new Person(task.getAssignee());
        Authentication asking = Context.getCommandContext().getAuthentication();
        if (asking != null && chosen.id().equals(asking.getUserId())) {
            return;
        }
        absences.of(chosen, absences.today()).ifPresent(absence -> {
            Optional<Person> deputy = deputyFor(task, absence);
            task.setAssignee(deputy.map(Person::id).orElse(null));
            letGoUnless(deputy, (TaskEntity) task);
        });
    }

    /** The person leaves: what they have taken goes on. Nothing moves when they are back already. */
    public void passOn(Person person) {
        absences.of(person, absences.today())
                .ifPresent(absence -> takenBy(person).forEach(task -> {
                    Optional<Person> deputy = deputyFor(task, absence);
                    tasks.setAssignee(task.getId(), deputy.map(Person::id).orElse(null));
                    letGoUnless(deputy, task);
                }));
    }

    /** An absence is over: what the deputy has taken and may no longer work goes back to its group. */
    public void giveBack(Person deputy) {
        takenBy(deputy).stream()
                .filter(task -> !guard.isProposedTo(task, deputy))
                .forEach(task -> {
                    tasks.setAssignee(task.getId(), null);
                    letGoUnless(Optional.empty(), task);
                });
    }

    private Optional<Person> deputyFor(DelegateTask task, Absence absence) {
        Person deputy = absence.deputy();
        return absences.of(deputy, absences.today()).isEmpty() && guard.mayWork(task, deputy)
                ? Optional.of(deputy)
                : Optional.empty();
    }

    /** A task that was delegated would otherwise wait for the delegate's answer, and nobody could complete it. */
    private static void letGoUnless(Optional<Person> deputy, TaskEntity task) {
        if (deputy.isEmpty() && task.getDelegationState() == DelegationState.PENDING) {
            task.setDelegationState(null);
        }
    }

    private List<TaskEntity> takenBy(Person person) {
        return tasks
                .createTaskQuery()
                .taskAssignee(person.id())
                .processInstanceBusinessKeyLike(DOSSIERS)
                .list()
                .stream()
                .map(TaskEntity.class::cast)
                .toList();
    }
}
