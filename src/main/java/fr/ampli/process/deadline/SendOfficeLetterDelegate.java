package fr.ampli.process.deadline;

import fr.ampli.correspondence.Addressee;
import fr.ampli.correspondence.Correspondence;
import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.oversight.Escalations;
import fr.ampli.oversight.Escalations.Escalation;
import fr.ampli.process.CommonVariables;
import fr.ampli.process.LetterDelivery;
import fr.ampli.shared.DossierNumber;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Send tasks to the Region's own people: one letter to each, delivered as every letter is. Somebody without an e-mail
 * address gets none; the task in Tasklist is there all the same.
 */
@Component("sendOfficeLetterDelegate")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE) // the engine injects the field into each use
public class SendOfficeLetterDelegate implements JavaDelegate {

    private final Correspondence correspondence;
    private final OfficeLetters letters;
    private final Escalations escalations;
    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private Expression letter;

    SendOfficeLetterDelegate(
            Correspondence correspondence,
            OfficeLetters letters,
            Escalations escalations,
            Dossiers dossiers,
            Deadlines deadlines) {
        this.correspondence = correspondence;
        this.letters = letters;
        this.escalations = escalations;
        this.dossiers = dossiers;
        this.deadlines = deadlines;
    }

    public void setLetter(Expression letter) {
        this.letter = letter;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        Dossier dossier = dossiers.get(number);
        String name = (String) letter.getValue(execution);
        Escalation escalation = escalations.get(DeadlineVariables.idIn(execution));
        Map<String, Object> facts = letters.facts(escalation);
        facts.put("today", deadlines.today());
        facts.put("projectTitle", dossier.project().title());
        int copy = 0;
        for (Addressee reader : letters.readers(name, escalation)) {
            String occurrence = escalation.id() + "-" + ++copy;
            correspondence
                    .write(number, name, occurrence, List.of(reader), facts)
                    .forEach(written -> LetterDelivery.begin(written, execution));
        }
    }
}
