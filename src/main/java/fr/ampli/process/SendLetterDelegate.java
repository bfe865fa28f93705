package fr.ampli.process;

import fr.ampli.correspondence.Addressee;
import fr.ampli.correspondence.Correspondence;
import fr.ampli.deadline.Deadlines;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.Dossiers;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.OneLook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * Every send task: gathers what the phase knows and writes the letter that the task names in its field
 * {@code letter}; the field {@code occurrence} tells repeated letters apart. Each letter then gets a process of its own
 * that takes it to its addressee, so that a mail server that is away never holds the pathway up.
 */
@Component("sendLetterDelegate")
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE) // the engine injects the fields into each use
public class SendLetterDelegate implements JavaDelegate {

    private final Correspondence correspondence;
    private final Dossiers dossiers;
    private final ReferringPartner referringPartner;
    private final List<LetterFacts> phases;
    private final List<LetterEcho> echoes;
    private final Deadlines deadlines;
    private Expression letter;
    private Expression occurrence;

    SendLetterDelegate(
            Correspondence correspondence,
            Dossiers dossiers,
            ReferringPartner referringPartner,
            List<LetterFacts> phases,
            List<LetterEcho> echoes,
            Deadlines deadlines) {
        this.correspondence = correspondence;
        this.dossiers = dossiers;
        this.referringPartner = referringPartner;
        this.phases = phases;
        this.echoes = echoes;
        this.deadlines = deadlines;
    }

    public void setLetter(Expression letter) {
        this.letter = letter;
    }

    public void setOccurrence(Expression occurrence) {
        this.occurrence = occurrence;
    }

    @Override
    public void execute(DelegateExecution execution) {
        DossierNumber number = CommonVariables.dossierOf(execution);
        String name = (String) letter.getValue(execution);
        Known known = OneLook.during(() -> known(number, name));

        correspondence
                .write(number, name, occurrenceOf(execution), known.addressees(), known.facts())
                .forEach(written -> LetterDelivery.begin(written, execution));
        echoes.stream()
                .flatMap(each -> each.of(number, name, known.facts()).stream())
                .forEach(echo -> echo(echo, known, execution));
    }

    /** What a letter of a dossier tells, and whom. */
    private record Known(DossierNumber number, Map<String, Object> facts, List<Addressee> addressees) {}

    private Known known(DossierNumber number, String name) {
        Dossier dossier = dossiers.get(number);
        Map<String, Object> facts = new HashMap<>();
        facts.put("today", deadlines.today());
        facts.put("holderName", dossier.holder().name());
        facts.put("projectTitle", dossier.project().title());
        List<Addressee> addressees = new ArrayList<>();
        addressees.add(new Addressee(
                Addressee.HOLDER, dossier.contact().name(), dossier.contact().email()));
        referringPartner.of(dossier).ifPresent(addressees::add);
        LetterFacts phase = phases.stream()
                .filter(each -> each.letters().contains(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no phase knows the letter '" + name + "'"));
        facts.putAll(phase.facts(number));
        addressees.addAll(phase.addressees(number));
        return new Known(number, facts, addressees);
    }

    private void echo(LetterEcho.Echo echo, Known known, DelegateExecution execution) {
        Map<String, Object> allowed = new HashMap<>(echo.facts());
        for (String common : List.of("today", "holderName", "projectTitle")) {
            allowed.put(common, known.facts().get(common));
        }
        String own = occurrenceOf(execution);
        String both = own.isEmpty() ? echo.occurrence() : echo.occurrence() + "-" + own;
        correspondence
                .write(known.number(), echo.letter(), both, List.of(echo.to()), allowed)
                .forEach(written -> LetterDelivery.begin(written, execution));
    }

    private String occurrenceOf(DelegateExecution execution) {
        Object value = occurrence == null ? null : occurrence.getValue(execution);
        return value == null ? "" : value.toString();
    }
}
