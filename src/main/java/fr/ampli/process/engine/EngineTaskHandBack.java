package fr.ampli.process.engine;

import fr.ampli.access.TaskHandBack;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tasks leave a person's hands by what the application knows, whatever that person may do with tasks. */
@Component
class EngineTaskHandBack implements TaskHandBack {

    /** Asked for late: the engine needs beans that need this one. */
    private final ObjectProvider<ProcessEngine> engine;

    EngineTaskHandBack(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    @Override
    public void handBack(DossierNumber number, Person person) {
        ProcessEngine running = engine.getObject();
        ((ProcessEngineConfigurationImpl) running.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    heldBy(running, number, person).forEach(task -> letGo(context, task, person));
                    return null;
                }));
    }

    private static List<Task> heldBy(ProcessEngine engine, DossierNumber number, Person person) {
        List<Task> held = new ArrayList<>();
        held.addAll(engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskAssignee(person.id())
                .list());
        held.addAll(engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskOwner(person.id())
                .list());
        return held;
    }

    private static void letGo(CommandContext context, Task held, Person person) {
        TaskEntity task = context.getTaskManager().findTaskById(held.getId());
        if (TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName())) {
            // The task in which the link is declared ends here, and the history keeps who ended it
            return;
        }
        if (person.id().equals(task.getAssignee())) {
            task.setAssignee(null);
        }
        if (person.id().equals(task.getOwner())) {
            task.setOwner(null);
        }
        // Left pending, a delegation without its people could never be completed
        task.setDelegationState(null);
        task.triggerUpdateEvent();
        task.logUserOperation(UserOperationLogEntry.OPERATION_TYPE_ASSIGN);
    }
}
