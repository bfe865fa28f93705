package fr.ampli.process.balance;

import fr.ampli.payment.HandOvers;
import fr.ampli.payment.NextSupport;
import fr.ampli.payment.Payments;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the closing letter speaks of. */
@Component
class BalanceLetters implements LetterFacts {

    private final HandOvers handOvers;
    private final Payments payments;

    BalanceLetters(HandOvers handOvers, Payments payments) {
        this.handOvers = handOvers;
        this.payments = payments;
    }

    @Override
    public Set<String> letters() {
        return Set.of("closing");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("paid", payments.paid(number).french());
        handOvers.keepDocumentsUntil(number).ifPresent(day -> facts.put("keepUntil", day));
        handOvers.find(number).ifPresent(handOver -> {
            facts.put("nextSupport", handOver.nextSupport().label());
            facts.put("hasNextSupport", handOver.nextSupport() != NextSupport.NONE);
        });
        return facts;
    }
}
