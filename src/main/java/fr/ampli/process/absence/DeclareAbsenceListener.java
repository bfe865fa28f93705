package fr.ampli.process.absence;

import fr.ampli.access.Absence;
import fr.ampli.access.AbsenceDraft;
import fr.ampli.access.Absences;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_AbsenceDeclared: checks and records the absence; a refusal keeps the process from starting. */
@Component("declareAbsenceListener")
class DeclareAbsenceListener implements ExecutionListener {

    private final Absences absences;
    private final Actor actor;

    DeclareAbsenceListener(Absences absences, Actor actor) {
        this.absences = absences;
        this.actor = actor;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Absence absence = absences.declare(Answer.of(execution, AbsenceDraft.class), actor.person());
        AbsenceVariables.ABSENCE_ID.set(execution, absence.id().toString());
        AbsenceVariables.ABSENT_PERSON.set(execution, absence.person().id());
        AbsenceVariables.ABSENCE_BEGINS_AT.set(execution, beginOf(absence.firstDay()));
        AbsenceVariables.ABSENCE_OVER_AT.set(execution, beginOf(absence.backOn()));
    }

    private static Date beginOf(LocalDate day) {
        return Date.from(day.atStartOfDay(Absences.ZONE).toInstant());
    }
}
