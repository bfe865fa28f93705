package fr.ampli.process.pathway;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.dossier.Dossiers;
import fr.ampli.dossier.Withdrawals;
import fr.ampli.payment.Payments;
import fr.ampli.process.LetterFacts;
import fr.ampli.shared.DossierNumber;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The letters that the pathway itself sends. */
@Component
class PathwayLetters implements LetterFacts {

    private final Dossiers dossiers;
    private final Deadlines deadlines;
    private final Withdrawals withdrawals;
    private final Payments payments;

    PathwayLetters(Dossiers dossiers, Deadlines deadlines, Withdrawals withdrawals, Payments payments) {
        this.dossiers = dossiers;
        this.deadlines = deadlines;
        this.withdrawals = withdrawals;
        this.payments = payments;
    }

    @Override
    public Set<String> letters() {
        return Set.of("first-contact", "withdrawal-confirmed");
    }

    @Override
    public Map<String, Object> facts(DossierNumber number) {
        Map<String, Object> facts = new HashMap<>();
        LocalDate openedOn = LocalDate.ofInstant(dossiers.get(number).openedAt(), Deadlines.ZONE);
        facts.put("interviewBy", deadlines.on(Delay.ORIENTATION_INTERVIEW, openedOn));
        withdrawals.of(number).ifPresent(withdrawal -> facts.put("receivedOn", withdrawal.receivedOn()));
        facts.put("moneyPaid", payments.paid(number).isPositive());
        facts.put("paid", payments.paid(number).french());
        facts.put("paymentUnderway", payments.hasOrderUnderway(number));
        return facts;
    }
}
