package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.payment.Certification;
import fr.ampli.payment.GateLine;
import fr.ampli.payment.Instalment;
import fr.ampli.payment.LedgerKind;
import fr.ampli.payment.PaymentAnswer;
import fr.ampli.payment.PaymentGate;
import fr.ampli.payment.PaymentOrder;
import fr.ampli.payment.PaymentPreparation;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** payment: the gate, two people, the order, the accountant's answer (R04, R13, R14, R49, R51, R55, R60). */
class PaymentTest extends MoneyScenario {

    private static final String KEY = "payment";
    private static final Map<String, Object> ADVANCE = Map.of("instalment", "ADVANCE");

    @Autowired
    PaymentGate gate;

    private DossierNumber prepared() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        return number;
    }

    private DossierNumber ordered() {
        DossierNumber number = prepared();
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");
        return number;
    }

    private List<String> blocks(DossierNumber number) {
        return gate.last(number, Instalment.ADVANCE).lines().stream()
                .filter(line -> !line.passed())
                .map(GateLine::code)
                .toList();
    }

    @Test
    void every_check_is_kept_and_a_closed_gate_is_looked_at_again() {
        DossierNumber number = awarded();
        start("funding-agreement", number, Map.of());
        start(KEY, number, ADVANCE);
        assertThat(blocks(number))
                .containsExactly("AGREEMENT_IN_FORCE", "STATEMENT_OF_START", "BANK_ACCOUNT", "DE_MINIMIS_ROOM");
        assertThat(openTasks(number)).contains("UserTask_ClearPaymentBlock").doesNotContain("UserTask_PreparePayment");

        assertRefused(
                () -> walk.complete(number, "UserTask_ClearPaymentBlock", "ordonnateur", Map.of("note", "")),
                "REQUIRED");
        walk.complete(number, "UserTask_ClearPaymentBlock", "ordonnateur");
        assertThat(openTasks(number)).contains("UserTask_ClearPaymentBlock");

        walk.complete(number, "UserTask_PrepareAgreement", "instructeur");
        walk.complete(number, "UserTask_RecordHolderSignature", "instructeur");
        walk.complete(number, "UserTask_SignForRegion", "signataire");
        terms.startOn(number, today(), SOMEBODY);
        walk.complete(number, "UserTask_ClearPaymentBlock", "ordonnateur");
        assertThat(blocks(number)).isEmpty();
        assertThat(count("payment_gate_line", number)).isEqualTo(3 * 7);
        assertThat(count("payment_block", number)).isEqualTo(2);
        pay(number);
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Paid");
    }

    @Test
    void nobody_prepares_without_having_looked() {
        DossierNumber number = started();
        assertRefused(
                () -> walk.complete(number, "UserTask_PreparePayment", "instructeur2", Map.of("verified", false)),
                "NOT_VERIFIED");
        assertThat(openTasks(number)).containsExactly("UserTask_PreparePayment");
        assertThat(count("payment_order", number)).isZero();
    }

    @Test
    void the_one_who_prepared_does_not_certify() {
        DossierNumber number = prepared();
        Person preparer = new Person("instructeur2");

        assertRefused(
                () -> orders.certify(number, Instalment.ADVANCE, new Certification("CERTIFIED", null), preparer),
                "SEPARATION_OF_DUTIES");
        assertThatThrownBy(() -> jdbc.sql("""
                                update ampli.payment_order
                                set state = 'CERTIFIED', certified_by = prepared_by, certified_at = now()
                                where dossier_number = :number
                                """).param("number", number.value()).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("preparer_does_not_certify");
        assertThat(openTasks(number)).containsExactly("UserTask_CertifyPayment");
        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("PREPARED");
    }

    @Test
    void a_certifier_may_give_the_payment_back() {
        DossierNumber number = prepared();
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_CertifyPayment", "ordonnateur", Map.of("result", "RETURNED", "reason", "")),
                "REQUIRED");

        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur", "returned", Map.of());

        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("RETURNED");
        assertThat(passed(number, KEY)).doesNotContain("ServiceTask_IssueOrder");
        pay(number);
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
        assertThat(count("payment_order", number)).isEqualTo(1);
    }

    @Test
    void a_rejected_payment_leaves_again_as_the_same_order_to_a_new_account() {
        DossierNumber number = ordered();
        long first = accounts.current(number).orElseThrow().id();
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur", "rejected", Map.of());
        assertThat(openTasks(number)).containsExactly("UserTask_ResolvePaymentRejection");
        assertThat(payments.paid(number)).isEqualTo(Money.ZERO);

        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_ResolvePaymentRejection",
                        "instructeur",
                        Map.of("iban", "DE89370400440532013000")),
                "IBAN_FOREIGN");
        walk.complete(number, "UserTask_ResolvePaymentRejection", "instructeur");
        pay(number);

        PaymentOrder order = orders.find(number, Instalment.ADVANCE).orElseThrow();
        assertThat(order.attempt()).isEqualTo(2);
        assertThat(order.bankAccountId()).isNotEqualTo(first);
        assertThat(letter(number, "paiement vous a été adressé"))
                .contains("•••• 2606")
                .doesNotContain("0189");
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertThat(passed(number, KEY)).containsOnlyOnce("SendTask_NotifyPayment");
    }

    @Test
    void the_same_account_may_be_tried_again() {
        DossierNumber number = ordered();
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur", "rejected", Map.of());

        walk.complete(number, "UserTask_ResolvePaymentRejection", "instructeur", "same-account", Map.of());
        pay(number);

        assertThat(count("bank_account", number)).isEqualTo(1);
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Paid");
    }

    @Test
    void a_payment_is_neither_to_come_nor_older_than_its_order_nor_under_anothers_mandate() {
        DossierNumber other = advancePaid();
        String taken = orders.find(other, Instalment.ADVANCE)
                .orElseThrow()
                .mandateNumber()
                .orElseThrow();
        DossierNumber number = ordered();
        for (Map.Entry<Map<String, Object>, String> wrong : Map.<Map<String, Object>, String>of(
                        Map.of("paidOn", today().plusDays(1).toString()), "PAID_IN_THE_FUTURE",
                        Map.of("paidOn", today().minusDays(1).toString()), "PAID_BEFORE_ORDER",
                        Map.of("mandateNumber", taken), "MANDATE_TAKEN",
                        Map.of("result", "REJECTED", "reason", ""), "REQUIRED")
                .entrySet()) {
            assertRefused(
                    () -> walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur", wrong.getKey()),
                    wrong.getValue());
        }
        assertThat(openTasks(number)).containsExactly("UserTask_RecordPaymentAnswer");
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED);
        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("ISSUED");
    }

    @Test
    void two_who_certify_at_once_have_one_winner() throws Exception {
        DossierNumber number = prepared();
        assertThat(atOnce(
                        () -> orders.certify(
                                number,
                                Instalment.ADVANCE,
                                new Certification("CERTIFIED", null),
                                new Person("ordonnateur")),
                        () -> orders.certify(
                                number,
                                Instalment.ADVANCE,
                                new Certification("CERTIFIED", null),
                                new Person("ordonnateur2"))))
                .isEqualTo(1);
    }

    @Test
    void two_who_record_the_payment_at_once_pay_once() throws Exception {
        DossierNumber number = ordered();
        Person person = new Person("ordonnateur");
        String day = today().toString();
        assertThat(atOnce(
                        () -> orders.recordAnswer(
                                number,
                                Instalment.ADVANCE,
                                new PaymentAnswer("PAID", "A-" + number, day, null),
                                person),
                        () -> orders.recordAnswer(
                                number,
                                Instalment.ADVANCE,
                                new PaymentAnswer("PAID", "B-" + number, day, null),
                                person)))
                .isEqualTo(1);
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
    }

    @Test
    void two_who_prepare_at_once_write_one_order() throws Exception {
        DossierNumber number = started();
        assertThat(atOnce(
                        () -> prepare(number, new Person("instructeur2")),
                        () -> prepare(number, new Person("instructeur3"))))
                .isEqualTo(1);
        assertThat(count("payment_order", number)).isEqualTo(1);
    }

    private Void prepare(DossierNumber number, Person person) {
        orders.prepare(number, Instalment.ADVANCE, new PaymentPreparation(true), person);
        return null;
    }

    /** Runs both at the same moment and answers how many were not refused. */
    private static long atOnce(Callable<?> one, Callable<?> other) throws Exception {
        CyclicBarrier gate = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Boolean>> results = two.invokeAll(List.of(tried(gate, one), tried(gate, other)));
            long won = 0;
            for (Future<Boolean> result : results) {
                won += result.get() ? 1 : 0;
            }
            return won;
        } finally {
            two.shutdown();
        }
    }

    private static Callable<Boolean> tried(CyclicBarrier gate, Callable<?> act) {
        return () -> {
            gate.await();
            try {
                act.call();
                return true;
            } catch (Refusal refused) {
                return false;
            }
        };
    }

    @Test
    void the_database_keeps_the_limits_of_the_ledger() {
        DossierNumber number = advancePaid();
        assertDatabaseRefuses(number, "RELEASED", 800001, "paid_at_most_granted");
        assertDatabaseRefuses(number, "BALANCE_PAID", 800000, "a payment is booked when its order is paid");
        assertDatabaseRefuses(number, "RECOVERED", 1200001, "recovered_at_most_paid");
        assertDatabaseRefuses(number, "ADVANCE_PAID", 1200000, "ledger_books_once");
        for (String act : List.of(
                "update ampli.ledger_entry set amount_cents = 1 where dossier_number = :number",
                "delete from ampli.ledger_entry where dossier_number = :number",
                "update ampli.ledger_total set paid_cents = 0 where dossier_number = :number",
                "update ampli.payment_order set amount_cents = 1 where dossier_number = :number",
                "update ampli.payment_order set state = 'PREPARED' where dossier_number = :number",
                "delete from ampli.payment_order where dossier_number = :number")) {
            assertThatThrownBy(
                            () -> jdbc.sql(act).param("number", number.value()).update())
                    .as(act)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(ledger.total(number).paid()).isEqualTo(Money.of("12000.00"));
    }

    private void assertDatabaseRefuses(DossierNumber number, String kind, long cents, String constraint) {
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into ampli.ledger_entry (dossier_number, kind, amount_cents, booked_on, reference, booked_by,
                                    booked_at) values (:number, :kind, :cents, current_date, 'essai', 'essai', now())
                                """)
                        .param("number", number.value())
                        .param("kind", kind)
                        .param("cents", cents)
                        .update())
                .hasMessageContaining(constraint);
    }

    @Test
    void a_withdrawal_cancels_what_has_not_left_and_asks_about_what_has() {
        DossierNumber waiting = prepared();
        payments.cancelOpenOrders(waiting, SOMEBODY);
        assertThat(orderState(waiting, Instalment.ADVANCE)).isEqualTo("CANCELLED");

        DossierNumber stopped = ordered();
        payments.cancelOpenOrders(stopped, SOMEBODY);
        assertThat(payments.hasOrderUnderway(stopped)).isTrue();
        payments.recordStop(stopped, "STOPPED", null, null, SOMEBODY);
        assertThat(payments.hasOrderUnderway(stopped)).isFalse();
        assertThat(payments.paid(stopped)).isEqualTo(Money.ZERO);
        assertRefused(() -> payments.recordStop(stopped, "STOPPED", null, null, SOMEBODY), "NO_ORDER_UNDERWAY");

        DossierNumber paid = ordered();
        assertRefused(
                () -> payments.recordStop(paid, "PAID", "", today().plusDays(1).toString(), SOMEBODY),
                "REQUIRED",
                "PAID_IN_THE_FUTURE");
        payments.recordStop(paid, "PAID", "M-" + paid, today().toString(), SOMEBODY);
        assertThat(payments.paid(paid)).isEqualTo(Money.of("12000.00"));
    }
}
