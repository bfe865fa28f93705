package fr.ampli.process.referral;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.process.Actor;
import fr.ampli.process.CommonVariables;
import fr.ampli.referral.Feasibility;
import fr.ampli.referral.Study;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** ServiceTask_OpenStudy: a round of the study begins, and with it the rhythm of the check-ins. */
@Component("openStudyDelegate")
class OpenStudyDelegate implements JavaDelegate {

    private final Feasibility feasibility;
    private final Deadlines deadlines;
    private final Actor actor;

    OpenStudyDelegate(Feasibility feasibility, Deadlines deadlines, Actor actor) {
        this.feasibility = feasibility;
        this.deadlines = deadlines;
        this.actor = actor;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Study study = feasibility.openStudy(CommonVariables.dossierOf(execution), actor.person());
        ReferralVariables.STUDY_ROUND.set(execution, study.round());
        ReferralVariables.STUDY_CHECK_IN_CYCLE.set(execution, checkIns(study.openedOn()));
    }

    /** A study lasts as long as it lasts: the one timer of the phase that repeats, and so cannot be a single date. */
    private String checkIns(LocalDate openedOn) {
        LocalDate first = deadlines.on(Delay.STUDY_CHECK_IN, openedOn);
        return "R/" + deadlines.endOf(first) + "/P" + ChronoUnit.DAYS.between(openedOn, first) + "D";
    }
}
