package fr.ampli.process.engine;

import fr.ampli.access.FormPlace;
import fr.ampli.access.FormPlaces;
import fr.ampli.access.Staffing;
import fr.ampli.shared.Person;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks what the engine itself asks when a form is handed in: the guard of tasks, or the grants to start a process. */
@Component
class EngineFormPlaces implements FormPlaces {

    private final TaskGuard guard;
    private final Staffing staffing;
    /** Asked for late: the engine needs beans that need this one. */
    private final ObjectProvider<ProcessEngine> engine;

    private final Grants grants = Grants.fromFile();

    EngineFormPlaces(TaskGuard guard, Staffing staffing, ObjectProvider<ProcessEngine> engine) {
        this.guard = guard;
        this.staffing = staffing;
        this.engine = engine;
    }

    @Override
    public boolean isOpenTo(FormPlace place, Person person) {
        return switch (place.kind()) {
            case TASK -> mayWork(place.id(), person);
            case START -> mayStart(place.id(), person);
        };
    }

    private boolean mayWork(String taskId, Person person) {
        return ((ProcessEngineConfigurationImpl) engine.getObject().getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    TaskEntity task = context.getTaskManager().findTaskById(taskId);
                    return task != null
                            && (task.getAssignee() == null || task.getAssignee().equals(person.id()))
                            && guard.mayWork(task, person);
                });
    }

    private boolean mayStart(String processKey, Person person) {
        Set<String> groups = staffing.groupsOf(person);
        return grants.grants().stream()
                .anyMatch(grant -> groups.contains(grant.group())
                        && grant.of().equals(processKey)
                        && grant.resource().equals(Resources.PROCESS_DEFINITION.name())
                        && grant.permissions().contains(Permissions.CREATE_INSTANCE.name()));
    }
}
