package fr.ampli.process.payment;

import fr.ampli.payment.AnswerImports;
import fr.ampli.process.Actor;
import fr.ampli.process.Answer;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** StartEvent_AnswersReceived: lets the lines of an uploaded file be applied, once. */
@Component("importAnswersListener")
class ImportAnswersListener implements ExecutionListener {

    private static final Reason FILE_MISSING =
            Reason.of("FILE_MISSING", "", "file", "Choisissez le fichier du comptable et attendez qu'il soit lu.");

    private final AnswerImports imports;
    private final Actor actor;

    ImportAnswersListener(AnswerImports imports, Actor actor) {
        this.imports = imports;
        this.actor = actor;
    }

    /** The form's answer: the key that the upload gave. */
    record AnswerUpload(String file) {}

    @Override
    public void notify(DelegateExecution execution) {
        String file = Answer.of(execution, AnswerUpload.class).file();
        if (file == null || !file.matches("[0-9]{1,15}")) {
            throw Refusal.of(FILE_MISSING);
        }
        imports.start(Long.parseLong(file), actor.person());
        ExchangeVariables.ANSWER_FILE.set(execution, file);
    }
}
