package fr.ampli.payment;

import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What came of an order to repay: receipts, requests, plans. */
@Repository
class RepaymentStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    RepaymentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void receive(RecoveryCase recovery, RecoveryReceipt receipt, Person person) {
        jdbc.sql("""
                        insert into ampli.recovery_receipt (recovery_id, kind, reference, amount_cents, received_on, recorded_by,
                            recorded_at)
                        values (:id, :kind, :reference, :cents, :on, :person, :now)
                        """)
                .param("id", recovery.id())
                .param("kind", receipt.kind().name())
                .param("reference", receipt.reference())
                .param("cents", receipt.amount().cents())
                .param("on", receipt.receivedOn())
                .param("person", person.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean isReceiptTaken(String reference) {
        return jdbc.sql("select exists (select 1 from ampli.recovery_receipt where reference = :reference)")
                .param("reference", reference)
                .query(Boolean.class)
                .single();
    }

    /** What came in, the oldest first. */
    List<RecoveryReceipt> receipts(RecoveryCase recovery) {
        return jdbc.sql("select * from ampli.recovery_receipt where recovery_id = :id order by received_on, id")
                .param("id", recovery.id())
                .query((row, index) -> new RecoveryReceipt(
                        RecoveryReceipt.Kind.valueOf(row.getString("kind")),
                        row.getString("reference"),
                        Money.ofCents(row.getLong("amount_cents")),
                        row.getObject("received_on", LocalDate.class)))
                .list();
    }

    void ask(RecoveryCase recovery, RecoveryRequest request) {
        jdbc.sql("""
                        insert into ampli.recovery_request (recovery_id, kind, amount_cents, before_cents, limit_cents,
                            offset_against, reference, vote_reference, vote_on, certificate, grounds, asked_by, asked_on)
                        values (:id, :kind, :cents, :before, :limit, :against, :reference, :vote, :votedOn, :certificate,
                            :grounds, :person, :on)
                        """)
                .param("id", recovery.id())
                .param("kind", request.kind().name())
                .param("cents", request.amount().cents())
                .param("before", request.before().cents())
                .param("limit", request.limit().cents())
                .param("against", request.against().map(Enum::name).orElse(null))
                .param("reference", request.reference().orElse(null))
                .param("vote", request.vote().orElse(null))
                .param("votedOn", request.votedOn().orElse(null))
                .param("certificate", request.certificate().orElse(null))
                .param("grounds", request.grounds())
                .param("person", request.askedBy().id())
                .param("on", request.askedOn())
                .update();
    }

    boolean decide(
            RecoveryRequest request, RecoveryRequest.Decision decision, String why, LocalDate on, Person person) {
        return jdbc.sql("""
                        update ampli.recovery_request
                        set decision = :decision, refused_why = :why, decided_by = :person, decided_on = :on
                        where id = :id and decision is null
                        """)
                        .param("id", request.id())
                        .param("decision", decision.name())
                        .param("why", why)
                        .param("person", person.id())
                        .param("on", on)
                        .update()
                == 1;
    }

    /** What was asked, the newest first. */
    List<RecoveryRequest> requests(RecoveryCase recovery) {
        return jdbc.sql("select * from ampli.recovery_request where recovery_id = :id order by id desc")
                .param("id", recovery.id())
                .query(RepaymentStore::request)
                .list();
    }

    private static RecoveryRequest request(ResultSet row, int index) throws SQLException {
        return new RecoveryRequest(
                row.getLong("id"),
                RecoveryRequest.Kind.valueOf(row.getString("kind")),
                Money.ofCents(row.getLong("amount_cents")),
                Money.ofCents(row.getLong("before_cents")),
                Money.ofCents(row.getLong("limit_cents")),
                Optional.ofNullable(row.getString("offset_against")).map(RecoveryRequest.Counterpart::valueOf),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("vote_reference")),
                Optional.ofNullable(row.getObject("vote_on", LocalDate.class)),
                Optional.ofNullable(row.getString("certificate")),
                row.getString("grounds"),
                new Person(row.getString("asked_by")),
                row.getObject("asked_on", LocalDate.class),
                Optional.ofNullable(row.getString("decision")).map(RecoveryRequest.Decision::valueOf),
                Optional.ofNullable(row.getString("refused_why")));
    }

    void grant(RecoveryCase recovery, RecoveryPlan plan, Person person) {
        long id = jdbc.sql("""
                        insert into ampli.recovery_plan (recovery_id, round, asked_on, granted_on, granted_by, amount_cents,
                            last_allowed_on, missed_allowed, state, state_on)
                        values (:id, :round, :asked, :granted, :person, :cents, :last, :missed, 'ACTIVE', :granted)
                        returning id
                        """)
                .param("id", recovery.id())
                .param("round", plan.round())
                .param("asked", plan.askedOn())
                .param("granted", plan.grantedOn())
                .param("person", person.id())
                .param("cents", plan.amount().cents())
                .param("last", plan.lastAllowedOn())
                .param("missed", plan.missedAllowed())
                .query(Long.class)
                .single();
        for (RecoveryPlan.Line line : plan.lines()) {
            jdbc.sql("""
                            insert into ampli.recovery_instalment (plan_id, position, due_on, amount_cents)
                            values (:id, :position, :due, :cents)
                            """)
                    .param("id", id)
                    .param("position", line.position())
                    .param("due", line.dueOn())
                    .param("cents", line.amount().cents())
                    .update();
        }
    }

    void endPlan(RecoveryPlan plan, RecoveryPlan.State state, String why, LocalDate on) {
        jdbc.sql("""
                        update ampli.recovery_plan set state = :state, state_on = :on, void_why = :why
                        where id = :id and state = 'ACTIVE'
                        """)
                .param("id", plan.id())
                .param("state", state.name())
                .param("on", on)
                .param("why", why)
                .update();
    }

    void reminded(RecoveryPlan plan, RecoveryPlan.Line line, LocalDate on) {
        told("reminded_on", plan, line, on);
    }

    void missed(RecoveryPlan plan, RecoveryPlan.Line line, LocalDate on) {
        told("missed_on", plan, line, on);
    }

    private void told(String column, RecoveryPlan plan, RecoveryPlan.Line line, LocalDate on) {
        jdbc.sql("update ampli.recovery_instalment set " + column
                        + " = :on where plan_id = :id and position = :position")
                .param("id", plan.id())
                .param("position", line.position())
                .param("on", on)
                .update();
    }

    /** The plans of a recovery, the newest first. */
    List<RecoveryPlan> plans(RecoveryCase recovery) {
        return jdbc.sql("select * from ampli.recovery_plan where recovery_id = :id order by round desc")
                .param("id", recovery.id())
                .query((row, index) -> new RecoveryPlan(
                        row.getLong("id"),
                        row.getInt("round"),
                        row.getObject("asked_on", LocalDate.class),
                        row.getObject("granted_on", LocalDate.class),
                        Money.ofCents(row.getLong("amount_cents")),
                        row.getObject("last_allowed_on", LocalDate.class),
                        row.getInt("missed_allowed"),
                        RecoveryPlan.State.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getString("void_why")),
                        lines(row.getLong("id"))))
                .list();
    }

    private List<RecoveryPlan.Line> lines(long planId) {
        return jdbc.sql("select * from ampli.recovery_instalment where plan_id = :id order by position")
                .param("id", planId)
                .query((row, index) -> new RecoveryPlan.Line(
                        row.getInt("position"),
                        row.getObject("due_on", LocalDate.class),
                        Money.ofCents(row.getLong("amount_cents")),
                        Optional.ofNullable(row.getObject("reminded_on", LocalDate.class)),
                        Optional.ofNullable(row.getObject("missed_on", LocalDate.class))))
                .list();
    }
}
