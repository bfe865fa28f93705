package fr.ampli.process.deadline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_WatchDeadlines: one round of the watch. */
@Component("watchDeadlinesDelegate")
class WatchDeadlinesDelegate implements JavaDelegate {

    private final DeadlineWatch watch;

    WatchDeadlinesDelegate(DeadlineWatch watch) {
        this.watch = watch;
    }

    @Override
    public void execute(DelegateExecution execution) {
        watch.look();
    }
}
