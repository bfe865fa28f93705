package fr.ampli.process.absence;

import fr.ampli.access.Absences;
import fr.ampli.process.engine.DeputyTasks;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_GiveTasksBack: what the deputy may no longer work goes back to its group; the rights ended by the day. */
@Component("giveTasksBackDelegate")
class GiveTasksBackDelegate implements JavaDelegate {

    private final Absences absences;
    private final DeputyTasks tasks;

    GiveTasksBackDelegate(Absences absences, DeputyTasks tasks) {
        this.absences = absences;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {
        tasks.giveBack(absences.get(AbsenceVariables.idIn(execution)).deputy());
    }
}
