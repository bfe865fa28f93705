package fr.ampli.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * A delay that begins with the proven receipt of a letter (E35). Until then its timer stands at the end of time and its
 * task has no due date, so that it can be worked: who answers early has received the letter.
 */
@Component
public class NotifiedDelay {

    /** Where a timer stands whose delay has not begun. */
    public static final Date NOT_BEGUN = Date.from(Instant.parse("9999-12-31T12:00:00Z"));

    private final ManagementService jobs;
    private final TaskService tasks;

    NotifiedDelay(ManagementService jobs, TaskService tasks) {
        this.jobs = jobs;
        this.tasks = tasks;
    }

    /**
     * Lets the delay run.
     *
     * @param timerId the event whose timer ends it; @param taskId the task that is due by then
     */
    public void begin(DelegateExecution execution, String timerId, String taskId, Date due) {
        List<Job> timers = jobs.createJobQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .activityId(timerId)
                .list();
        if (timers.size() != 1) {
            throw new IllegalStateException(timers.size() + " timers wait at " + timerId);
        }
        jobs.setJobDuedate(timers.get(0).getId(), due);
        for (Task task : tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(taskId)
                .list()) {
            task.setDueDate(due);
            tasks.saveTask(task);
        }
    }
}
