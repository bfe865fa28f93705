package fr.ampli.web;

import fr.ampli.payment.Envelope;
import fr.ampli.payment.Envelopes;
import fr.ampli.shared.DossierNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a dossier holds of the envelope of a year, or where it stands in the waiting list. */
@Component
class EnvelopeSection implements DossierSection {

    private final Envelopes envelopes;

    EnvelopeSection(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public String name() {
        return "envelope";
    }

    @Override
    public Object of(DossierReading reading) {
        DossierNumber number = reading.number();
        return envelopes
                .share(number)
                .map(share -> {
                    Map<String, Object> section = facts(envelopes.of(share.year()));
                    section.put("reserved", share.reserved().french());
                    section.put("committed", share.committed().french());
                    return section;
                })
                .or(() -> envelopes.waiting(number).map(waiting -> {
                    Map<String, Object> section = facts(envelopes.current());
                    section.put("rank", waiting.rank());
                    section.put("completeOn", waiting.completeOn().toString());
                    return section;
                }))
                .orElse(null);
    }

    private static Map<String, Object> facts(Envelope envelope) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("year", envelope.year());
        section.put("budget", envelope.budget().french());
        section.put("room", envelope.room().french());
        return section;
    }
}
