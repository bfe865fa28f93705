package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.OneLook;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Payment orders. Every change names the state it starts from: where two people act at once, the second finds no row
 * and gets false.
 */
@Repository
class OrderStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes a new order, or the next attempt of one that came back; false if the order is anywhere else. */
    boolean prepare(
            DossierNumber number, Instalment instalment, Money amount, long bankAccount, String seal, Person person) {
        Map<String, Object> values = Map.of(
                "number", number.value(),
                "instalment", instalment.name(),
                "cents", amount.cents(),
                "account", bankAccount,
                "seal", seal,
                "person", person.id(),
                "now", now());
        // The next attempt first: its seal is none of a new order, and the database looks at both
        return jdbc.sql("""
                        update ampli.payment_order
                        set state = 'PREPARED', state_since = :now, bank_account_id = :account, account_seal = :seal,
                            prepared_by = :person, prepared_at = :now, certified_by = null, certified_at = null,
                            issued_at = null, answered_by = null, answer_way = null, answer_confirmed_by = null,
                            answer_line_id = null,
                            attempt = case when state = 'REJECTED' then attempt + 1 else attempt end
                        where dossier_number = :number and instalment = :instalment and state in ('RETURNED', 'REJECTED')
                        """).params(values).update() == 1
                || jdbc.sql("""
                        insert into ampli.payment_order (dossier_number, instalment, amount_cents, state, bank_account_id,
                            account_seal, prepared_by, prepared_at, state_since)
                        select :number, :instalment, :cents, 'PREPARED', :account, :seal, :person, :now, :now
                        where not exists (select 1 from ampli.payment_order
                                          where dossier_number = :number and instalment = :instalment)
                        on conflict (dossier_number, instalment) do nothing
                        """).params(values).update() == 1;
    }

    boolean certify(DossierNumber number, Instalment instalment, Person person) {
        return jdbc.sql("""
                        update ampli.payment_order
                        set state = 'CERTIFIED', state_since = :now, certified_by = :person, certified_at = :now
                        where dossier_number = :number and instalment = :instalment and state = 'PREPARED'
                        """)
                        .param("number", number.value())
                        .param("instalment", instalment.name())
                        .param("person", person.id())
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean giveBack(DossierNumber number, Instalment instalment, String reason) {
        return jdbc.sql("""
                        update ampli.payment_order set state = 'RETURNED', state_since = :now, return_reason = :reason
                        where dossier_number = :number and instalment = :instalment and state = 'PREPARED'
                        """)
                        .param("number", number.value())
                        .param("instalment", instalment.name())
                        .param("reason", reason)
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean issue(DossierNumber number, Instalment instalment) {
        return jdbc.sql("""
                        update ampli.payment_order set state = 'ISSUED', state_since = :now, issued_at = :now
                        where dossier_number = :number and instalment = :instalment and state = 'CERTIFIED'
                        """)
                        .param("number", number.value())
                        .param("instalment", instalment.name())
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean pay(PaymentOrder order, PaymentAnswers.Paid paid, AnswerProof proof) {
        return jdbc.sql("""
                        update ampli.payment_order
                        set state = 'PAID', state_since = :now, mandate_number = :mandate, paid_on = :paidOn,
                            answered_by = :person, answer_way = :way, answer_confirmed_by = :second, answer_line_id = :line
                        where dossier_number = :number and instalment = :instalment and attempt = :attempt
                          and state = 'ISSUED'
                        """)
                        .param("number", order.dossier().value())
                        .param("instalment", order.instalment().name())
                        .param("attempt", order.attempt())
                        .param("mandate", paid.mandateNumber())
                        .param("paidOn", paid.on())
                        .params(proved(proof))
                        .update()
                == 1;
    }

    boolean reject(PaymentOrder order, String reason, AnswerProof proof) {
        return jdbc.sql("""
                        update ampli.payment_order
                        set state = 'REJECTED', state_since = :now, rejection = :reason,
                            answered_by = :person, answer_way = :way, answer_confirmed_by = :second, answer_line_id = :line
                        where dossier_number = :number and instalment = :instalment and attempt = :attempt
                          and state = 'ISSUED'
                        """)
                        .param("number", order.dossier().value())
                        .param("instalment", order.instalment().name())
                        .param("attempt", order.attempt())
                        .param("reason", reason)
                        .params(proved(proof))
                        .update()
                == 1;
    }

    private Map<String, Object> proved(AnswerProof proof) {
        Map<String, Object> values = new HashMap<>();
        values.put("person", proof.by().id());
        values.put("way", proof.way().name());
        values.put(
                "second",
                proof.confirmedBy() == null ? null : proof.confirmedBy().id());
        values.put("line", proof.line());
        values.put("now", now());
        return values;
    }

    boolean cancel(PaymentOrder order) {
        return jdbc.sql("""
                        update ampli.payment_order set state = 'CANCELLED', state_since = :now
                        where dossier_number = :number and instalment = :instalment and state = :state
                        """)
                        .param("number", order.dossier().value())
                        .param("instalment", order.instalment().name())
                        .param("state", order.state().name())
                        .param("now", now())
                        .update()
                == 1;
    }

    Optional<PaymentOrder> find(DossierNumber number, Instalment instalment) {
        return of(number).stream()
                .filter(order -> order.instalment() == instalment)
                .findFirst();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<PaymentOrder> findForUpdate(DossierNumber number, Instalment instalment) {
        return jdbc.sql("""
                        select * from ampli.payment_order
                        where dossier_number = :number and instalment = :instalment for update
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .query(OrderStore::order)
                .optional();
    }

    /** Orders handed over of which the present attempt is in no export yet, the oldest first. */
    List<PaymentOrder> toExport(boolean forUpdate) {
        return jdbc.sql("""
                        select o.* from ampli.payment_order o
                        where o.state = 'ISSUED' and not exists (
                          select 1 from ampli.payment_export_line l
                          where (l.dossier_number, l.instalment, l.attempt) = (o.dossier_number, o.instalment, o.attempt))
                        order by o.issued_at, o.dossier_number, o.instalment
                        """ + (forUpdate ? "for update of o" : ""))
                .query(OrderStore::order)
                .list();
    }

    /** The orders of a dossier, the advance first. */
    List<PaymentOrder> of(DossierNumber number) {
        return OneLook.once(
                "OrderStore.of",
                number,
                () -> jdbc.sql("select * from ampli.payment_order where dossier_number = :number order by instalment")
                        .param("number", number.value())
                        .query(OrderStore::order)
                        .list());
    }

    boolean isMandateTaken(String mandate) {
        return jdbc.sql("select exists (select 1 from ampli.payment_order where mandate_number = :mandate)")
                .param("mandate", mandate)
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static PaymentOrder order(ResultSet row, int index) throws SQLException {
        OrderState state = OrderState.valueOf(row.getString("state"));
        String reason = state == OrderState.RETURNED
                ? row.getString("return_reason")
                : state == OrderState.REJECTED ? row.getString("rejection") : null;
        return new PaymentOrder(
                DossierNumber.parse(row.getString("dossier_number")),
                Instalment.valueOf(row.getString("instalment")),
                Money.ofCents(row.getLong("amount_cents")),
                state,
                row.getInt("attempt"),
                row.getLong("bank_account_id"),
                row.getString("account_seal"),
                new Person(row.getString("prepared_by")),
                Optional.ofNullable(row.getString("certified_by")).map(Person::new),
                Optional.ofNullable(row.getObject("issued_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("mandate_number")),
                Optional.ofNullable(row.getObject("paid_on", LocalDate.class)),
                Optional.ofNullable(reason),
                "FILE".equals(row.getString("answer_way")),
                row.getObject("state_since", OffsetDateTime.class).toInstant());
    }
}
