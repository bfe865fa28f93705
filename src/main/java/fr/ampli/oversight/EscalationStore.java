package fr.ampli.oversight;

import fr.ampli.access.OpenTask;
import fr.ampli.oversight.Escalations.Escalation;
import fr.ampli.oversight.Escalations.Outcome;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code ampli.escalation}. */
@Repository
class EscalationStore {

    private final JdbcClient jdbc;

    EscalationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where this task was brought up with this last day already. */
    Optional<Escalation> insertForTask(DossierNumber number, String taskId, String name, LocalDate due, Instant now) {
        UUID id = UUID.randomUUID();
        return jdbc.sql("insert into ampli.escalation (id, dossier_number, task_id, what, due_on, opened_at) "
                                        + "values (:id, :number, :task, :name, :due, :now) on conflict do nothing")
                                .param("id", id)
                                .param("number", number.value())
                                .param("task", taskId)
                                .param("name", name)
                                .param("due", due)
                                .param("now", now.atOffset(ZoneOffset.UTC))
                                .update()
                        > 0
                ? find(id)
                : Optional.empty();
    }

    Escalation insertForClock(
            DossierNumber number, long clockId, String label, String point, LocalDate due, Instant now) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into ampli.escalation (id, dossier_number, clock_id, point, what, due_on, opened_at) "
                        + "values (:id, :number, :clock, :point, :label, :due, :now)")
                .param("id", id)
                .param("number", number.value())
                .param("clock", clockId)
                .param("point", point)
                .param("label", label)
                .param("due", due)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return find(id).orElseThrow();
    }

    boolean isKnown(String taskId, LocalDate due) {
        return jdbc.sql("select exists (select 1 from ampli.escalation where task_id = :task and due_on = :due)")
                .param("task", taskId)
                .param("due", due)
                .query(Boolean.class)
                .single();
    }

    /** Notes which task is moved, and from which day. */
    void moved(UUID id, OpenTask task) {
        jdbc.sql("update ampli.escalation set moved_task = :task, moved_from = :day where id = :id")
                .param("task", task.id())
                .param("day", task.dueOn().orElseThrow())
                .param("id", id)
                .update();
    }

    /** The last day that a task had before anybody moved it; empty if nobody has. */
    Optional<LocalDate> firstDueOn(String taskId) {
        return jdbc.sql("select moved_from from ampli.escalation where moved_task = :task order by moved_from limit 1")
                .param("task", taskId)
                .query(LocalDate.class)
                .optional();
    }

    /** False where it was closed before. */
    boolean close(UUID id, Outcome outcome, String reason, Person by, Instant now) {
        return jdbc.sql("update ampli.escalation set outcome = :outcome, reason = :reason, closed_by = :by, "
                                + "closed_at = :now where id = :id and closed_at is null")
                        .param("outcome", outcome.name())
                        .param("reason", reason)
                        .param("by", by.id())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                > 0;
    }

    Optional<Escalation> find(UUID id) {
        return jdbc.sql("select * from ampli.escalation where id = :id")
                .param("id", id)
                .query(EscalationStore::row)
                .optional();
    }

    List<Escalation> open() {
        return jdbc.sql("select * from ampli.escalation where closed_at is null order by opened_at, id")
                .query(EscalationStore::row)
                .list();
    }

    List<Escalation> openAboutTask(String taskId) {
        return jdbc.sql("select * from ampli.escalation where task_id = :task and closed_at is null")
                .param("task", taskId)
                .query(EscalationStore::row)
                .list();
    }

    List<Escalation> openAboutClock(long clockId) {
        return jdbc.sql("select * from ampli.escalation where clock_id = :clock and closed_at is null")
                .param("clock", clockId)
                .query(EscalationStore::row)
                .list();
    }

    private static Escalation row(ResultSet row, int index) throws SQLException {
        long clockId = row.getLong("clock_id");
        return new Escalation(
                row.getObject("id", UUID.class),
                DossierNumber.parse(row.getString("dossier_number")),
                row.getString("task_id") == null ? Optional.of(clockId) : Optional.empty(),
                Optional.ofNullable(row.getString("task_id")),
                row.getString("what"),
                row.getObject("due_on", LocalDate.class),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf));
    }
}
