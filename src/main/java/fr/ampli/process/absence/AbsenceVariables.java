package fr.ampli.process.absence;

import fr.ampli.process.Variable;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;

/** What the process of an absence carries. It is about a person, not about a dossier: it has no business key. */
final class AbsenceVariables {

    /** Key of the declaration. */
    static final Variable<String> ABSENCE_ID = Variable.word("absenceId");
    /** Login of whoever is away. */
    static final Variable<String> ABSENT_PERSON = Variable.word("absentPerson");
    /** The first second of the first day. */
    static final Variable<Date> ABSENCE_BEGINS_AT = Variable.moment("absenceBeginsAt");
    /** The first second of the day after the last one: before it, the deputy still has the rights. */
    static final Variable<Date> ABSENCE_OVER_AT = Variable.moment("absenceOverAt");

    private AbsenceVariables() {}

    static UUID idIn(VariableScope scope) {
        return UUID.fromString(ABSENCE_ID.get(scope));
    }
}
