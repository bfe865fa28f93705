package fr.ampli.process;

import fr.ampli.shared.DossierNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What every process of the pathway carries. */
public final class CommonVariables {

    /** The public number of the dossier; also the business key. Shown in Tasklist. */
    public static final Variable<String> DOSSIER_NUMBER = Variable.word("dossierNumber");
    /** The holder's name. Shown in Tasklist. */
    public static final Variable<String> HOLDER_NAME = Variable.word("holderName");
    /** How a called process ended, in one word. */
    public static final Variable<String> OUTCOME = Variable.word("outcome");

    /** Names the letter that a delivery is about: {@code AMPLI-2026-0042/award/holder}. */
    public static final Variable<String> LETTER_KEY = Variable.word("letterKey");

    /** The name of the letter whose proven receipt a phase waits for: local to where it waits. */
    public static final Variable<String> AWAITED_LETTER = Variable.word("awaitedLetter");

    private CommonVariables() {}

    /** The dossier that an execution is about. */
    public static DossierNumber dossierOf(DelegateExecution execution) {
        return DossierNumber.read(execution.getProcessBusinessKey())
                .orElseThrow(() -> new IllegalStateException(
                        "no dossier number as business key of " + execution.getProcessDefinitionId()));
    }

    /** The dossier that a task is about. */
    public static DossierNumber dossierOf(DelegateTask task) {
        return dossierOf(task.getExecution());
    }
}
