package fr.ampli.process;

import fr.ampli.correspondence.Letter;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Gives a letter that was written the process that takes it to its addressee, in the transaction of the act. */
public final class LetterDelivery {

    private static final String KEY = "letter-delivery";

    private LetterDelivery() {}

    /** @param holderName shown in Tasklist where a person must help the letter on */
    public static void begin(Letter written, String holderName, DelegateExecution execution) {
        execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createProcessInstanceByKey(KEY)
                .businessKey(written.dossier().toString())
                .setVariable(CommonVariables.LETTER_KEY.name(), written.key())
                .setVariable(
                        CommonVariables.DOSSIER_NUMBER.name(), written.dossier().toString())
                .setVariable(CommonVariables.HOLDER_NAME.name(), holderName)
                .execute();
    }
}
