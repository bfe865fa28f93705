package fr.ampli.process.startup;

import fr.ampli.job.ReportDraft;
import fr.ampli.job.Reports;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.process.CommonVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_RecordFinalReport: keeps the report, with which the time to pay begins. */
@Component("recordFinalReportListener")
class RecordFinalReportListener implements TaskListener {

    private final Reports reports;
    private final Actor actor;

    RecordFinalReportListener(Reports reports, Actor actor) {
        this.reports = reports;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateTask task) {
        reports.record(CommonVariables.dossierOf(task), Answer.of(task, ReportDraft.class), actor.person());
    }
}
