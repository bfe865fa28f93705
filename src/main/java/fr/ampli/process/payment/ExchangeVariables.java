package fr.ampli.process.payment;

import fr.ampli.process.Variable;
import java.util.Date;

/** What the processes of the exchange with the finance system carry. They are about no single dossier. */
final class ExchangeVariables {

    /** Number of the batch that was written: {@code AMPLI-EXP-2026-00001}. */
    static final Variable<String> EXPORT_NUMBER = Variable.word("exportNumber");
    /** Whether any payment could leave. */
    static final Variable<Boolean> EXPORT_WRITTEN = Variable.flag("exportWritten");
    /** When the files should be with the accountant. */
    static final Variable<Date> EXPORT_HAND_OVER_DUE_AT = Variable.moment("exportHandOverDueAt");
    /** Key of the file of answers. */
    static final Variable<String> ANSWER_FILE = Variable.word("answerFile");
    /** Whether every line that says something could be applied. */
    static final Variable<Boolean> ALL_APPLIED = Variable.flag("allAnswersApplied");
    /** When the lines that were not applied should be dealt with. */
    static final Variable<Date> UNAPPLIED_DUE_AT = Variable.moment("unappliedAnswersDueAt");

    private ExchangeVariables() {}
}
