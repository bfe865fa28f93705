package fr.ampli.payment;

import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Answers typed by hand; at most one per order waits for its second person. */
@Repository
class ManualAnswerStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    ManualAnswerStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if one waits already */
    void insert(PaymentOrder order, PaymentAnswers.Paid paid, String rejection, Person person) {
        jdbc.sql("""
                        insert into ampli.payment_manual_answer (dossier_number, instalment, attempt, result, mandate_number,
                            paid_on, reason, entered_by, entered_at)
                        values (:number, :instalment, :attempt, :result, :mandate, :paidOn, :reason, :person, :now)
                        """)
                .param("number", order.dossier().value())
                .param("instalment", order.instalment().name())
                .param("attempt", order.attempt())
                .param("result", paid == null ? "REJECTED" : "PAID")
                .param("mandate", paid == null ? null : paid.mandateNumber())
                .param("paidOn", paid == null ? null : paid.on())
                .param("reason", rejection)
                .param("person", person.id())
                .param("now", now())
                .update();
    }

    /** The one that was typed last for this attempt of the order. */
    Optional<ManualAnswer> last(PaymentOrder order) {
        return jdbc.sql("""
                        select * from ampli.payment_manual_answer
                        where dossier_number = :number and instalment = :instalment and attempt = :attempt
                        order by id desc limit 1
                        """)
                .param("number", order.dossier().value())
                .param("instalment", order.instalment().name())
                .param("attempt", order.attempt())
                .query(ManualAnswerStore::answer)
                .optional();
    }

    /** False if it is closed already. */
    boolean close(long id, String outcome, String returnReason, Person person) {
        return jdbc.sql("""
                        update ampli.payment_manual_answer
                        set outcome = :outcome, closed_by = :person, closed_at = :now, return_reason = :reason
                        where id = :id and outcome is null
                        """)
                        .param("outcome", outcome)
                        .param("person", person.id())
                        .param("now", now())
                        .param("reason", returnReason)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** The order is answered otherwise: what was typed no longer matters. */
    void supersede(PaymentOrder order, Person person) {
        jdbc.sql("""
                        update ampli.payment_manual_answer set outcome = 'SUPERSEDED', closed_by = :person, closed_at = :now
                        where dossier_number = :number and instalment = :instalment and outcome is null
                        """)
                .param("person", person.id())
                .param("now", now())
                .param("number", order.dossier().value())
                .param("instalment", order.instalment().name())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static ManualAnswer answer(ResultSet row, int index) throws SQLException {
        return new ManualAnswer(
                row.getLong("id"),
                row.getInt("attempt"),
                "PAID".equals(row.getString("result")),
                Optional.ofNullable(row.getString("mandate_number")),
                Optional.ofNullable(row.getObject("paid_on", LocalDate.class)),
                Optional.ofNullable(row.getString("reason")),
                new Person(row.getString("entered_by")),
                row.getString("outcome") == null,
                Optional.ofNullable(row.getString("return_reason")));
    }
}
