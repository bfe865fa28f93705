package fr.ampli.payment;

import fr.ampli.access.People;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.French;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** What the accountant answered: judged the same way wherever the word comes in, booked once, and told at once. */
@Component
class PaymentAnswers {

    private final OrderStore orders;
    private final ManualAnswerStore manual;
    private final Ledger ledger;
    private final Deadlines deadlines;
    private final LegalClocks clocks;
    private final Journal journal;
    private final People people;

    PaymentAnswers(
            OrderStore orders,
            ManualAnswerStore manual,
            Ledger ledger,
            Deadlines deadlines,
            LegalClocks clocks,
            Journal journal,
            People people) {
        this.orders = orders;
        this.manual = manual;
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.journal = journal;
        this.people = people;
    }

    /** A payment as the accountant states it. */
    record Paid(String mandateNumber, LocalDate on) {}

    Paid read(String mandateNumber, String paidOn, Checks checks) {
        Paid paid = new Paid(
                checks.text(mandateNumber, "mandateNumber", "Numéro de mandat", 50),
                checks.date(paidOn, "paidOn", "Date de paiement"));
        judge(paid, checks);
        return paid;
    }

    LocalDate today() {
        return deadlines.today();
    }

    /** Refuses what cannot be true of any order. */
    void judge(Paid paid, Checks checks) {
        checks.require(
                paid.mandateNumber() == null || !orders.isMandateTaken(paid.mandateNumber()),
                PaymentReasons.MANDATE_TAKEN);
        checks.require(paid.on() == null || !paid.on().isAfter(deadlines.today()), PaymentReasons.PAID_IN_THE_FUTURE);
    }

    /** Refuses a day before the one on which the order was handed over. */
    void judge(PaymentOrder order, LocalDate day, Checks checks) {
        checks.require(
                day == null
                        || order.issuedAt().isEmpty()
                        || !day.isBefore(day(order.issuedAt().get())),
                PaymentReasons.PAID_BEFORE_ORDER);
    }

    void paid(PaymentOrder order, Paid paid, AnswerProof proof) {
        boolean won;
        try {
            won = orders.pay(order, paid, proof);
        } catch (DuplicateKeyException sameMandateAtOnce) {
            throw Refusal.of(PaymentReasons.MANDATE_TAKEN);
        }
        if (!won) {
            throw Refusal.of(PaymentReasons.ORDER_CHANGED);
        }
        manual.supersede(order, proof.by());
        ledger.book(new LedgerEntry(
                order.dossier(),
                order.instalment().paid(),
                order.amount(),
                paid.on(),
                "Mandat " + paid.mandateNumber(),
                proof.by()));
        if (order.instalment() == Instalment.BALANCE && claimClock(order).isPresent()) {
            clocks.end(order.dossier(), Delay.PAYMENT, paid.on());
        }
        journal.record(
                order.dossier(),
                proof.by(),
                order.instalment().paid().name(),
                order.instalment().paid().label() + " : " + order.amount().french() + ", mandat " + paid.mandateNumber()
                        + " du " + French.date(paid.on()),
                how(proof));
    }

    void rejected(PaymentOrder order, String reason, AnswerProof proof) {
        if (!orders.reject(order, reason, proof)) {
            throw Refusal.of(PaymentReasons.ORDER_CHANGED);
        }
        manual.supersede(order, proof.by());
        claimClock(order).ifPresent(clock -> clocks.pause(order.dossier(), Delay.PAYMENT, deadlines.today()));
        journal.record(
                order.dossier(),
                proof.by(),
                "PAYMENT_REJECTED",
                "Paiement rejeté : " + order.instalment().label(),
                reason);
    }

    /** The clock of 80 days that runs against the balance from the claim on. */
    Optional<LegalClock> claimClock(DossierNumber number, Instalment instalment) {
        return instalment == Instalment.BALANCE
                ? clocks.find(number, Delay.PAYMENT).filter(clock -> !clock.isEnded())
                : Optional.empty();
    }

    private Optional<LegalClock> claimClock(PaymentOrder order) {
        return claimClock(order.dossier(), order.instalment());
    }

    private String how(AnswerProof proof) {
        return switch (proof.way()) {
            case FILE -> "Réponse lue dans un fichier du comptable.";
            case HAND -> typed(proof.by(), proof.confirmedBy());
            case STOP -> "Réponse donnée après le retrait du porteur.";
            case SEAL -> null;
        };
    }

    private String typed(Person by, Person confirmedBy) {
        Map<Person, String> names = people.namesOf(List.of(by, confirmedBy));
        return "Réponse saisie par " + names.getOrDefault(by, by.id()) + ", confirmée par "
                + names.getOrDefault(confirmedBy, confirmedBy.id()) + ".";
    }

    private static LocalDate day(Instant moment) {
        return moment.atZone(Deadlines.ZONE).toLocalDate();
    }
}
