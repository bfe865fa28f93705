package fr.ampli.process.envelope;

import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.payment.Envelopes;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.submission.Applications;
import fr.ampli.submission.Completeness;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the letters about the wait for money speak of. */
@Component
class EnvelopeLetters implements LetterFacts {

    private final Envelopes envelopes;
    private final Completeness completeness;
    private final Applications applications;
    private final LegalClocks clocks;

    EnvelopeLetters(Envelopes envelopes, Completeness completeness, Applications applications, LegalClocks clocks) {
        this.envelopes = envelopes;
        this.completeness = completeness;
        this.applications = applications;
        this.clocks = clocks;
    }

    @Override
    public Set<String> letters() {
        return Set.of("funds-awaited", "funds-reserved");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        completeness
                .admissibility(number)
                .ifPresent(result -> facts.put("completeOn", French.date(result.decidedOn())));
        envelopes.waiting(number).ifPresent(waiting -> {
            facts.put("rank", waiting.rank());
            facts.put("ahead", waiting.rank() - 1);
        });
        facts.put("year", envelopes.current().year());
        clocks.find(number, Delay.IMPLIED_REJECTION).ifPresent(silence -> {
            facts.put("silenceOn", French.date(silence.dueOn()));
            facts.put("silencePassed", applications.impliedRejection(number).isPresent());
        });
        return facts;
    }
}
