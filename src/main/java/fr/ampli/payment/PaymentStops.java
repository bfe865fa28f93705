package fr.ampli.payment;

import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of an order that was on its way when the holder withdrew (E02, E03). */
@Service
@Transactional
public class PaymentStops {

    private final Payments payments;

    PaymentStops(Payments payments) {
        this.payments = payments;
    }

    /** What the public accountant answered. */
    public enum Result {
        STOPPED,
        PAID
    }

    /**
     * Records the accountant's answer, as it was typed.
     *
     * @param result a {@link Result}
     * @param mandateNumber number of the paid mandate, when it was paid
     * @param paidOn its day, yyyy-MM-dd, when it was paid
     * @throws fr.ampli.shared.Refusal no answer chosen, or a payment without number or possible date
     */
    public void record(DossierNumber number, String result, String mandateNumber, String paidOn, Person person) {
        Checks checks = new Checks();
        Result answer = checks.choice(Result.class, result, "result", "Réponse du comptable");
        checks.orThrow();
        if (answer == Result.STOPPED) {
            payments.recordStopped(number, person);
        } else {
            payments.recordPaidAfterAll(number, mandateNumber, paidOn, person);
        }
    }
}
