package fr.ampli.payment;

import fr.ampli.journal.Journal;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the rest of the pathway asks about a dossier's money, and what a withdrawal does to orders on their way. */
@Service
@Transactional
public class Payments {

    private enum StopResult {
        STOPPED,
        PAID
    }

    private final OrderStore orders;
    private final Ledger ledger;
    private final PaymentAnswers answers;
    private final Journal journal;

    Payments(OrderStore orders, Ledger ledger, PaymentAnswers answers, Journal journal) {
        this.orders = orders;
        this.ledger = ledger;
        this.answers = answers;
        this.journal = journal;
    }

    /** All that was paid, advance and balance. */
    @Transactional(readOnly = true)
    public Money paid(DossierNumber number) {
        return ledger.total(number).paid();
    }

    /** All that came back. */
    @Transactional(readOnly = true)
    public Money recovered(DossierNumber number) {
        return ledger.total(number).recovered();
    }

    /** Whether an order is certified or issued without an answer: the money may leave without our knowing yet. */
    @Transactional(readOnly = true)
    public boolean hasOrderUnderway(DossierNumber number) {
        return orders.of(number).stream().anyMatch(order -> order.state().isUnderway());
    }

    /** Cancels the orders that have not left: prepared, returned or rejected. Those underway need an answer first. */
    public void cancelOpenOrders(DossierNumber number, Person person) {
        for (PaymentOrder order : orders.of(number)) {
            switch (order.state()) {
                case PREPARED, RETURNED, REJECTED -> cancel(order, person, "ORDER_CANCELLED", "annulé");
                default -> {
                    // underway, paid or cancelled already
                }
            }
        }
    }

    /**
     * Records what became of the order that was underway when the holder withdrew.
     *
     * @param result {@code STOPPED}, or {@code PAID} with its mandate and day
     * @throws Refusal with every reason
     */
    public void recordStop(DossierNumber number, String result, String mandateNumber, String paidOn, Person person) {
        Checks checks = new Checks();
        StopResult answer = checks.choice(StopResult.class, result, "result", "Réponse du comptable");
        checks.orThrow();
        if (answeredByFile(number, answer, person)) {
            return;
        }
        switch (answer) {
            case STOPPED -> recordStopped(number, person);
            case PAID -> recordPaidAfterAll(number, mandateNumber, paidOn, person);
        }
    }

    /** Whether a file of answers came first, so that there is nothing left to record but what agrees with it. */
    private boolean answeredByFile(DossierNumber number, StopResult answer, Person person) {
        if (hasOrderUnderway(number)) {
            return false;
        }
        List<PaymentOrder> answered =
                orders.of(number).stream().filter(PaymentOrder::answeredByFile).toList();
        List<PaymentOrder> rejected = answered.stream()
                .filter(order -> order.state() == OrderState.REJECTED)
                .toList();
        if (answer == StopResult.STOPPED && !rejected.isEmpty()) {
            rejected.forEach(order -> cancel(order, person, "ORDER_CANCELLED", "annulé après son rejet"));
            return true;
        }
        boolean paid = answered.stream().anyMatch(order -> order.state() == OrderState.PAID);
        if (answer == StopResult.STOPPED && paid) {
            throw Refusal.of(PaymentReasons.PAID_MEANWHILE);
        }
        return answer == StopResult.PAID && paid;
    }

    /**
     * Records that the order underway was stopped before any money left.
     *
     * @throws Refusal {@code NO_ORDER_UNDERWAY}
     */
    public void recordStopped(DossierNumber number, Person person) {
        underway(number).forEach(order -> cancel(order, person, "ORDER_STOPPED", "arrêté avant paiement"));
    }

    /**
     * Records that the order underway was paid in spite of the attempt to stop it. The one who certified it does not say
     * so: that needs a second person.
     *
     * @throws Refusal when the mandate or the day is not right, or {@code NO_ORDER_UNDERWAY}
     */
    public void recordPaidAfterAll(DossierNumber number, String mandateNumber, String paidOn, Person person) {
        Checks checks = new Checks();
        PaymentAnswers.Paid paid = answers.read(mandateNumber, paidOn, checks);
        List<PaymentOrder> underway = underway(number);
        underway.forEach(order -> answers.judge(order, paid.on(), checks));
        checks.require(
                underway.stream()
                        .noneMatch(order ->
                                order.certifiedBy().filter(person::equals).isPresent()),
                PaymentReasons.STOP_BY_OTHER);
        checks.orThrow();
        for (PaymentOrder order : underway) {
            if (order.state() == OrderState.CERTIFIED) {
                orders.issue(number, order.instalment());
            }
            answers.paid(order, paid, AnswerProof.stop(person));
        }
    }

    private List<PaymentOrder> underway(DossierNumber number) {
        List<PaymentOrder> underway = orders.of(number).stream()
                .filter(order -> order.state().isUnderway())
                .toList();
        if (underway.isEmpty()) {
            throw Refusal.of(PaymentReasons.NO_ORDER_UNDERWAY);
        }
        return underway;
    }

    private void cancel(PaymentOrder order, Person person, String act, String how) {
        if (!orders.cancel(order)) {
            throw Refusal.of(PaymentReasons.ORDER_CHANGED);
        }
        journal.record(
                order.dossier(),
                person,
                act,
                "Ordre de paiement (" + order.instalment().label() + ", "
                        + order.amount().french() + ") " + how);
    }
}
