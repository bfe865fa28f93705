package fr.ampli.web;

import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryCase;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The recovery of a dossier, the one that runs or the last one. */
@Component
class RecoverySection implements DossierSection {

    private final Recoveries recoveries;

    RecoverySection(Recoveries recoveries) {
        this.recoveries = recoveries;
    }

    @Override
    public String name() {
        return "recovery";
    }

    @Override
    public Object of(DossierNumber number) {
        return recoveries.find(number).map(this::section).orElse(null);
    }

    private Map<String, Object> section(RecoveryCase recovery) {
        Map<String, Object> section = new LinkedHashMap<>();
        section.put("state", recovery.state().label());
        section.put("ground", recovery.ground().sentence());
        section.put("paid", recovery.paid().french());
        section.put(
                "rate", recovery.rate().movePointRight(2).stripTrailingZeros().toPlainString() + " %");
        section.put("proposed", recovery.proposed().french());
        section.put("due", recoveries.due(recovery).french());
        section.put("heardBefore", recovery.hearingHeldBefore());
        section.put("proposedOn", recovery.proposedOn().toString());
        section.put(
                "hearingEndsOn",
                recovery.hearingEndsOn().map(LocalDate::toString).orElse(null));
        section.put("observations", recovery.observations().orElse(null));
        section.put(
                "observationsOn",
                recovery.observationsOn().map(LocalDate::toString).orElse(null));
        section.put("asksReport", recoveries.asksReport(recovery));
        recovery.decision().ifPresent(decision -> {
            section.put("grounds", decision.grounds());
            section.put("decidedOn", decision.on().toString());
        });
        section.put("titleNumber", recovery.titleNumber().orElse(null));
        section.put("titleOn", recovery.titleOn().map(LocalDate::toString).orElse(null));
        recovery.writeOff().ifPresent(writeOff -> {
            section.put("writeOffVote", writeOff.vote());
            section.put("writeOffGrounds", writeOff.grounds());
            section.put("writeOffRefusedWhy", writeOff.refusedWhy().orElse(null));
        });
        return section;
    }
}
