package fr.ampli.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The balance is paid within eighty days of the claim, pauses taken off (R31). Paying late is better than not paying, so
 * this never blocks: it tells the days, and the line stays with the payment.
 */
record ClaimAgeCheck(LegalClocks clocks, Deadlines deadlines) implements GateCheck {

    @Override
    public String code() {
        return "CLAIM_AGE";
    }

    @Override
    public String clause() {
        return "R31";
    }

    @Override
    public boolean appliesTo(Instalment instalment) {
        return instalment == Instalment.BALANCE;
    }

    @Override
    public Finding look(DossierNumber number, Instalment instalment) {
        Optional<LegalClock> found = clocks.find(number, Delay.PAYMENT);
        if (found.isEmpty()) {
            return Finding.warning("Aucune demande de solde n'est enregistrée : le délai de paiement ne court pas.");
        }
        LegalClock clock = found.get();
        LocalDate today = deadlines.today();
        long stopped = clock.stoppedDaysOn(today);
        long days = ChronoUnit.DAYS.between(clock.startedOn(), today) - stopped;
        String age = "Demande recevable du " + French.date(clock.startedOn()) + " : " + days
                + (days < 2 ? " jour écoulé" : " jours écoulés")
                + (stopped == 0 ? "" : ", hors " + stopped + (stopped < 2 ? " jour" : " jours") + " de suspension");
        return clock.isLateOn(today)
                ? Finding.warning(age + ", " + ChronoUnit.DAYS.between(clock.dueOn(), today)
                        + " de plus que le délai, qui a pris fin le " + French.date(clock.dueOn()) + ".")
                : new Finding(true, age + ", à payer au plus tard le " + French.date(clock.dueOn()) + ".");
    }

    @Override
    public String sentence() {
        return "Le solde est payé dans les " + deadlines.length(Delay.PAYMENT).amount()
                + " jours de la demande, suspensions déduites.";
    }

    @Override
    public String remedy() {
        return "Payez sans attendre : un retard ne retire rien au porteur, il s'explique et reste visible au dossier.";
    }

    @Override
    public ClearedBy clearedBy() {
        return ClearedBy.NOBODY;
    }
}
