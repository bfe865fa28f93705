package fr.ampli.process.absence;

import fr.ampli.access.Absences;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** UserTask_EndAbsence: the person is back before the last day, or will not leave. */
@Component("endAbsenceListener")
class EndAbsenceListener implements TaskListener {

    private final Absences absences;
    private final Actor actor;

    EndAbsenceListener(Absences absences, Actor actor) {
        this.absences = absences;
        this.actor = actor;
    }

    /** The answer: a box to tick. */
    record Return(Boolean back) {}

    @Override
    public void notify(DelegateTask task) {
        Return answer = Answer.of(task, Return.class);
        absences.endEarly(AbsenceVariables.idIn(task), Boolean.TRUE.equals(answer.back()), actor.person());
    }
}
