package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.access.People;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.Delay;
import fr.ampli.payment.AnswerConfirmation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** payment: the gate, two people, the order, the accountant's answer (R04, R13, R14, R49, R51, R55, R60). */
class PaymentTest extends MoneyScenario {

    private static final String KEY = "payment";
    private static final Map<String, Object> ADVANCE = Map.of("instalment", "ADVANCE");

    @Autowired
    People people;

    @Autowired
    PaymentGate gate;

    @Autowired
    Deadlines deadlines;

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

    private int runs(DossierNumber number) {
        return jdbc.sql("select max(run) from ampli.payment_gate_line where dossier_number = :number")
                .param("number", number.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void every_check_is_kept_and_a_closed_gate_is_looked_at_again() {
        DossierNumber number = awarded();
        start("funding-agreement", number, Map.of());
        start(KEY, number, ADVANCE);
        assertThat(blocks(number))
                .containsExactly(
                        "AGREEMENT_IN_FORCE",
                        "STATEMENT_OF_START",
                        "HOLDER_STANDING",
                        "BANK_ACCOUNT",
                        "ACCOUNT_HOLDER",
                        "ENVELOPE_COVERS");
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
        walk.complete(number, "UserTask_ClearPaymentBlock", "ordonnateur", "standing", Map.of());
        assertThat(blocks(number)).isEmpty();
        assertThat(runs(number)).isEqualTo(3);
        assertThat(count("payment_block", number)).isEqualTo(2);
        pay(number);
        // Who prepares and who certifies have the checks run again
        assertThat(runs(number)).isEqualTo(5);
        assertThat(endsOf(number, KEY)).contains("EndEvent_Paid");
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

    private void reject(DossierNumber number) {
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur", "rejected", Map.of());
        walk.complete(number, "UserTask_ConfirmPaymentAnswer", "ordonnateur2");
    }

    @Test
    void what_one_person_typed_counts_only_when_another_confirms_it() {
        DossierNumber number = ordered();
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur");
        assertThat(openTasks(number)).containsExactly("UserTask_ConfirmPaymentAnswer");
        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("ISSUED");
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED);

        assertRefused(
                () -> walk.complete(number, "UserTask_ConfirmPaymentAnswer", "ordonnateur"), "SEPARATION_OF_DUTIES");
        assertRefused(
                () -> orders.confirmAnswer(
                        number,
                        Instalment.ADVANCE,
                        new AnswerConfirmation("CONFIRMED", null),
                        new Person("ordonnateur")),
                "CONFIRMED_BY_OTHER");
        assertThatThrownBy(() -> jdbc.sql("""
                                update ampli.payment_manual_answer
                                set outcome = 'CONFIRMED', closed_by = entered_by, closed_at = now()
                                where dossier_number = :number
                                """).param("number", number.value()).update())
                .hasMessageContaining("who_enters_does_not_confirm");

        walk.complete(number, "UserTask_ConfirmPaymentAnswer", "ordonnateur2");
        assertThat(endsOf(number, KEY)).containsExactlyInAnyOrder("EndEvent_AnswerConfirmed", "EndEvent_Paid");
        assertThat(passed(number, KEY)).doesNotContain("BoundaryEvent_PaymentAnswered");
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertThat(jdbc.sql("select grounds from ampli.journal where dossier_number = :number and act = 'ADVANCE_PAID'")
                        .param("number", number.value())
                        .query(String.class)
                        .single())
                .as("people by their names")
                .isEqualTo("Réponse saisie par " + people.nameOf(new Person("ordonnateur")) + ", confirmée par "
                        + people.nameOf(new Person("ordonnateur2")) + ".");
    }

    @Test
    void the_second_person_may_give_the_answer_back() {
        DossierNumber number = ordered();
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur");
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_ConfirmPaymentAnswer", "ordonnateur2", "returned", Map.of("reason", "")),
                "REQUIRED");
        walk.complete(number, "UserTask_ConfirmPaymentAnswer", "ordonnateur2", "returned", Map.of());

        assertThat(openTasks(number)).containsExactly("UserTask_RecordPaymentAnswer");
        assertThat(orders.find(number, Instalment.ADVANCE)
                        .flatMap(orders::typedAnswer)
                        .orElseThrow()
                        .returnReason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("bordereau"));
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur");
        walk.complete(number, "UserTask_ConfirmPaymentAnswer", "ordonnateur2");
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
    }

    @Test
    void the_database_calls_nothing_paid_without_an_answer() {
        DossierNumber number = ordered();
        for (String claim : List.of(
                "answer_way = null, answered_by = 'ordonnateur'",
                "answer_way = 'HAND', answered_by = 'ordonnateur'",
                "answer_way = 'HAND', answered_by = 'ordonnateur', answer_confirmed_by = 'ordonnateur'",
                "answer_way = 'STOP', answered_by = certified_by",
                "answer_way = 'SEAL', answered_by = 'x'",
                "answer_way = 'FILE', answered_by = 'x'")) {
            assertThatThrownBy(() -> jdbc.sql("update ampli.payment_order set state = 'PAID', mandate_number = 'faux',"
                                    + " paid_on = current_date, " + claim + " where dossier_number = :number")
                            .param("number", number.value())
                            .update())
                    .as(claim)
                    .hasMessageContaining("answered_order_has_an_answer");
        }
    }

    @Test
    void an_order_pays_the_account_that_it_was_prepared_for_and_no_other() {
        DossierNumber number = prepared();
        PaymentOrder order = orders.find(number, Instalment.ADVANCE).orElseThrow();
        assertThat(order.seal()).hasSize(64);
        assertThatThrownBy(() -> jdbc.sql(
                                "update ampli.payment_order set account_seal = repeat('0', 64) where dossier_number = :number")
                        .param("number", number.value())
                        .update())
                .hasMessageContaining("the seal of an order is that of its account");

        newAccount(number);
        assertRefused(
                () -> walk.complete(number, "UserTask_CertifyPayment", "ordonnateur"),
                "ACCOUNT_CHANGED",
                "ACCOUNT_UNCHANGED");
        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("PREPARED");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur", "returned", Map.of());
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        assertThat(orders.find(number, Instalment.ADVANCE).orElseThrow().seal()).isNotEqualTo(order.seal());
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");
        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("ISSUED");
    }

    @Test
    void a_rejected_payment_leaves_again_as_the_same_order_to_a_new_account() {
        DossierNumber number = ordered();
        long first = accounts.current(number).orElseThrow().id();
        reject(number);
        assertThat(openTasks(number)).containsExactly("UserTask_ResolvePaymentRejection");
        assertThat(walk.task(number, "UserTask_ResolvePaymentRejection").getDueDate())
                .isEqualTo(deadlines.timer(Delay.PAYMENT_REJECTION, today()));
        assertThat(payments.paid(number)).isEqualTo(Money.ZERO);

        assertRefused(() -> walk.complete(number, "UserTask_ResolvePaymentRejection", "instructeur"), "NO_NEW_ACCOUNT");
        newAccount(number);
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_ResolvePaymentRejection", "instructeur", "same-account", Map.of()),
                "ACCOUNT_IS_NEW");
        walk.complete(number, "UserTask_ResolvePaymentRejection", "instructeur");
        pay(number);

        PaymentOrder order = orders.find(number, Instalment.ADVANCE).orElseThrow();
        assertThat(order.attempt()).isEqualTo(2);
        assertThat(order.bankAccountId()).isNotEqualTo(first);
        assertThat(letter(number, "paiement vous a été adressé"))
                .contains(accounts.current(number).orElseThrow().iban().masked().replace('\u00a0', ' '))
                .doesNotContain("0189");
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertThat(passed(number, KEY)).containsOnlyOnce("SendTask_NotifyPayment");
    }

    @Test
    void the_same_account_may_be_tried_again() {
        DossierNumber number = ordered();
        reject(number);

        walk.complete(number, "UserTask_ResolvePaymentRejection", "instructeur", "same-account", Map.of());
        pay(number);

        assertThat(count("bank_account", number)).isEqualTo(1);
        assertThat(endsOf(number, KEY)).contains("EndEvent_Paid");
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
    void of_a_hundred_who_certify_at_once_one_wins_and_the_others_are_told_so() throws Exception {
        DossierNumber number = prepared();
        List<Callable<?>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Person person = new Person("ordonnateur-" + i);
            all.add(() -> orders.certify(number, Instalment.ADVANCE, new Certification("CERTIFIED", null), person));
        }
        assertThat(atOnce(all)).isEqualTo(1);
        assertThat(orderState(number, Instalment.ADVANCE)).isEqualTo("CERTIFIED");
        assertThat(jdbc.sql(
                                "select count(*) from ampli.journal where dossier_number = :number and act = 'PAYMENT_CERTIFIED'")
                        .param("number", number.value())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void of_many_who_type_and_confirm_at_once_one_pays() throws Exception {
        DossierNumber number = ordered();
        String day = today().toString();
        List<Callable<?>> typing = new ArrayList<>();
        List<Callable<?>> confirming = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String mandate = i + "-" + number;
            Person one = new Person("saisie-" + i);
            Person other = new Person("confirmation-" + i);
            typing.add(() -> {
                orders.recordAnswer(number, Instalment.ADVANCE, new PaymentAnswer("PAID", mandate, day, null), one);
                return null;
            });
            confirming.add(() ->
                    orders.confirmAnswer(number, Instalment.ADVANCE, new AnswerConfirmation("CONFIRMED", null), other));
        }
        assertThat(atOnce(typing)).isEqualTo(1);
        assertThat(count("payment_manual_answer", number)).isEqualTo(1);
        assertThat(atOnce(confirming)).isEqualTo(1);
        assertThat(movements(number)).containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID);
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
    }

    @Test
    void two_who_prepare_at_once_write_one_order() throws Exception {
        DossierNumber number = started();
        assertThat(atOnce(List.of(
                        () -> prepare(number, new Person("instructeur2")),
                        () -> prepare(number, new Person("instructeur3")))))
                .isEqualTo(1);
        assertThat(count("payment_order", number)).isEqualTo(1);
    }

    private Void prepare(DossierNumber number, Person person) {
        orders.prepare(number, Instalment.ADVANCE, new PaymentPreparation(true), person);
        return null;
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
                                    booked_at, decision_id, step) select :number, :kind, :cents, current_date, 'essai', 'essai', now(),
                                    max(id), 'essai' from ampli.journal where dossier_number = :number
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
        assertRefused(
                () -> payments.recordStop(paid, "PAID", "M-" + paid, today().toString(), new Person("ordonnateur")),
                "STOP_BY_OTHER");
        payments.recordStop(paid, "PAID", "M-" + paid, today().toString(), SOMEBODY);
        assertThat(payments.paid(paid)).isEqualTo(Money.of("12000.00"));
    }
}
