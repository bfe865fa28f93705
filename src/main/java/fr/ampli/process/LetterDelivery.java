package fr.ampli.process;

import fr.ampli.correspondence.Letter;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Gives a letter that was written the process that takes it to its addressee, in the transaction of the act. */
public final class LetterDelivery {

    private static final String KEY = "letter-delivery";

    private LetterDelivery() {}

    public static void begin(Letter written, DelegateExecution execution) {
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createProcessInstanceByKey(KEY)
                .businessKey(written.dossier().toString())
                .setVariable(CommonVariables.LETTER_KEY.name(), written.key())
                .execute();
    }
}
