package fr.ampli.process.startup;

import fr.ampli.deadline.Deadlines;
import fr.ampli.job.StartUpCalendar;
import fr.ampli.process.NotifiedDelay;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The days on which the holder is warned that the agreed job is not filled; those over, or too early, never come. */
final class HireWarnings {

    private HireWarnings() {}

    static void set(VariableScope scope, StartUpCalendar calendar, Deadlines deadlines) {
        StartUpVariables.HIRE_WARNING_FIRST_AT.set(scope, ahead(calendar.firstWarning(), deadlines));
        StartUpVariables.HIRE_WARNING_SECOND_AT.set(scope, ahead(calendar.secondWarning(), deadlines));
        StartUpVariables.HIRE_WARNING_LAST_AT.set(scope, ahead(calendar.lastWarning(), deadlines));
    }

    static Date ahead(Optional<LocalDate> day, Deadlines deadlines) {
        return day.filter(found -> found.isAfter(deadlines.today()))
                .map(deadlines::timerAt)
                .orElse(NotifiedDelay.NOT_BEGUN);
    }
}
