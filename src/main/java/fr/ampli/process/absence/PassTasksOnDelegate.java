package fr.ampli.process.absence;

import fr.ampli.access.Absences;
import fr.ampli.process.engine.DeputyTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_PassTasksOn: on the first day, what the absent person has taken goes to the deputy or to its group. */
@Component("passTasksOnDelegate")
class PassTasksOnDelegate implements JavaDelegate {

    private final Absences absences;
    private final DeputyTasks tasks;

    PassTasksOnDelegate(Absences absences, DeputyTasks tasks) {
        this.absences = absences;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.passOn(absences.get(AbsenceVariables.idIn(execution)).person());
    }
}
