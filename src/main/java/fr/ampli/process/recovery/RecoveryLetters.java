package fr.ampli.process.recovery;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.payment.Ledger;
import fr.ampli.payment.LedgerTotal;
import fr.ampli.payment.Recoveries;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the letters about a recovery speak of. */
@Component
class RecoveryLetters implements LetterFacts {

    private final Recoveries recoveries;
    private final Ledger ledger;
    private final Deadlines deadlines;

    RecoveryLetters(Recoveries recoveries, Ledger ledger, Deadlines deadlines) {
        this.recoveries = recoveries;
        this.ledger = ledger;
        this.deadlines = deadlines;
    }

    @Override
    public Set<String> letters() {
        return Set.of("recovery-hearing", "recovery-dropped", "recovery-decision", "recovery-closed", "written-off");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        LedgerTotal total = ledger.total(number);
        facts.put("paid", total.paid().french());
        facts.put("recovered", total.recovered().french());
        facts.put("writtenOff", total.writtenOff().french());
        recoveries.find(number).ifPresent(recovery -> {
            facts.put("ground", recovery.ground().sentence());
            facts.put("proposed", recovery.proposed().french());
            facts.put("heardBefore", recovery.hearingHeldBefore());
            recovery.observationsOn().ifPresent(day -> facts.put("observationsOn", day));
            recovery.decision().ifPresent(decision -> facts.put("decision", decision));
            recovery.titleNumber().ifPresent(title -> facts.put("titleNumber", title));
            recovery.titleOn().ifPresent(day -> facts.put("titleOn", day));
            recovery.writeOff().ifPresent(writeOff -> facts.put("vote", writeOff.vote()));
        });
        facts.put("hearingDays", deadlines.length(Delay.HEARING).amount());
        facts.put("repaymentDays", deadlines.length(Delay.REPAYMENT).amount());
        return facts;
    }
}
