package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.Hires;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_ResumeWatch: the agreed job is to be filled again; warnings that are still ahead will leave (E18). */
@Component("resumeWatchDelegate")
class ResumeWatchDelegate implements JavaDelegate {

    private final Hires hires;
    private final Deadlines deadlines;

    ResumeWatchDelegate(Hires hires, Deadlines deadlines) {
        this.hires = hires;
        this.deadlines = deadlines;
    }

    @Override
    public void execute(DelegateExecution execution) {
        HireWarnings.set(execution, hires.calendar(CommonVariables.dossierOf(execution)), deadlines);
        String round = StartUpVariables.WATCH_ROUND.find(execution).orElse("");
        StartUpVariables.WATCH_ROUND.set(execution, String.valueOf(round.isEmpty() ? 2 : Integer.parseInt(round) + 1));
    }
}
