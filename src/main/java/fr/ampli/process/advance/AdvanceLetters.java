package fr.ampli.process.advance;

import fr.ampli.agreement.AgreedTerms;
import fr.ampli.agreement.Agreement;
import fr.ampli.agreement.Agreements;
import fr.ampli.agreement.Starts;
import fr.ampli.agreement.Terms;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.job.Hours;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the letters about the start speak of. */
@Component
class AdvanceLetters implements LetterFacts {

    private final Terms terms;
    private final Agreements agreements;
    private final Starts starts;
    private final Deadlines deadlines;

    AdvanceLetters(Terms terms, Agreements agreements, Starts starts, Deadlines deadlines) {
        this.terms = terms;
        this.agreements = agreements;
        this.starts = starts;
        this.deadlines = deadlines;
    }

    @Override
    public Set<String> letters() {
        return Set.of("statement-reminder", "start-confirmed", "start-terminated");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        AgreedTerms agreed = terms.of(number);
        facts.put("advance", agreed.advance().french());
        facts.put("balance", agreed.balance().french());
        facts.put("grant", agreed.grant().french());
        facts.put("jobTitle", agreed.job().title());
        facts.put("jobFte", agreed.job().fte().display());
        facts.put("minimumFte", Hours.french(agreed.scheme().minimumFte()));
        terms.period(number).ifPresent(period -> {
            facts.put("startedOn", period.from());
            facts.put("endsOn", period.until());
            facts.put("reportBefore", deadlines.on(Delay.REPORT, period.until()));
        });
        agreements.find(number).flatMap(Agreement::inForceOn).ifPresent(day -> facts.put("inForceOn", day));
        starts.decisions(number).stream()
                .reduce((earlier, later) -> later)
                .ifPresent(decision -> facts.put("decision", decision));
        facts.put("terminationFrom", deadlines.on(Delay.STATEMENT_OF_START_NOTICE, deadlines.today()));
        facts.put(
                "formalNoticeDays",
                deadlines.length(Delay.STATEMENT_OF_START_NOTICE).amount());
        return facts;
    }
}
