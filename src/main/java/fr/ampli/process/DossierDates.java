package fr.ampli.process;

import fr.ampli.deadline.Deadlines;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** A day of a dossier that several of its processes show: moved in all of them at once, so that Cockpit tells one. */
@Component
public class DossierDates {

    private final RuntimeService runtime;
    private final Deadlines deadlines;

    DossierDates(RuntimeService runtime, Deadlines deadlines) {
        this.runtime = runtime;
        this.deadlines = deadlines;
    }

    /** Writes the day, as its last second, into every running process of the dossier that shows it. */
    public void move(DossierNumber number, Variable<Date> variable, LocalDate day) {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .list()) {
            if (runtime.getVariable(instance.getId(), variable.name()) != null) {
                runtime.setVariable(instance.getId(), variable.name(), deadlines.timerAt(day));
            }
        }
    }
}
