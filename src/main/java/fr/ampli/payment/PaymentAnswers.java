package fr.ampli.payment;

import fr.ampli.deadline.Deadlines;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.LocalDate;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** That the accountant paid: read the same way wherever the word comes in, and booked once. */
@Component
class PaymentAnswers {

    private final OrderStore orders;
    private final Ledger ledger;
    private final Deadlines deadlines;
    private final Journal journal;

    PaymentAnswers(OrderStore orders, Ledger ledger, Deadlines deadlines, Journal journal) {
        this.orders = orders;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.journal = journal;
    }

    /** A payment as the accountant states it. */
    record Paid(String mandateNumber, LocalDate on) {}

    Paid read(String mandateNumber, String paidOn, Checks checks) {
        String mandate = checks.text(mandateNumber, "mandateNumber", "Numéro de mandat", 50);
        LocalDate day = checks.date(paidOn, "paidOn", "Date de paiement");
        checks.require(mandate == null || !orders.isMandateTaken(mandate), PaymentReasons.MANDATE_TAKEN);
        checks.require(day == null || !day.isAfter(deadlines.today()), PaymentReasons.PAID_IN_THE_FUTURE);
        return new Paid(mandate, day);
    }

    void paid(PaymentOrder order, Paid paid, Person person) {
        boolean won;
        try {
            won = orders.pay(order.dossier(), order.instalment(), paid.mandateNumber(), paid.on(), person);
        } catch (DuplicateKeyException sameMandateAtOnce) {
            throw Refusal.of(PaymentReasons.MANDATE_TAKEN);
        }
        if (!won) {
            throw Refusal.of(PaymentReasons.ORDER_CHANGED);
        }
        ledger.book(new LedgerEntry(
                order.dossier(),
                order.instalment().paid(),
                order.amount(),
                paid.on(),
                "Mandat " + paid.mandateNumber(),
                person));
        journal.record(
                order.dossier(),
                person,
                order.instalment().paid().name(),
                order.instalment().paid().label() + " : " + order.amount().french() + ", mandat " + paid.mandateNumber()
                        + " du " + French.date(paid.on()));
    }
}
