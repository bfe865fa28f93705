package fr.ampli.deadline;

import fr.ampli.shared.DossierNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code ampli.legal_clock}. */
final class LegalClockStore {

    private static final String SELECT =
            "select dossier_number, kind, started_on, due_on, paused_on, stopped_days, ended_on from"
                    + " ampli.legal_clock ";

    private final JdbcClient jdbc;

    LegalClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(LegalClock clock) {
        jdbc.sql("insert into ampli.legal_clock (dossier_number, kind, started_on, due_on) "
                        + "values (:number, :kind, :started, :due)")
                .param("number", clock.number().value())
                .param("kind", clock.kind().name())
                .param("started", clock.startedOn())
                .param("due", clock.dueOn())
                .update();
    }

    void change(LegalClock clock) {
        jdbc.sql("update ampli.legal_clock set due_on = :due, paused_on = :paused, stopped_days = :stopped, "
                        + "ended_on = :ended where dossier_number = :number and kind = :kind and started_on = :started")
                .param("due", clock.dueOn())
                .param("paused", clock.pausedOn())
                .param("stopped", clock.stoppedDays())
                .param("ended", clock.endedOn())
                .param("number", clock.number().value())
                .param("kind", clock.kind().name())
                .param("started", clock.startedOn())
                .update();
    }

    /** The clock that has not ended, its row locked until the transaction is over. */
    Optional<LegalClock> lockOpen(DossierNumber number, Delay kind) {
        return jdbc.sql(SELECT + "where dossier_number = :number and kind = :kind and ended_on is null for update")
                .param("number", number.value())
                .param("kind", kind.name())
                .query(LegalClockStore::row)
                .optional();
    }

    Optional<LegalClock> latest(DossierNumber number, Delay kind) {
        return jdbc.sql(SELECT + "where dossier_number = :number and kind = :kind "
                        + "order by (ended_on is null) desc, started_on desc limit 1")
                .param("number", number.value())
                .param("kind", kind.name())
                .query(LegalClockStore::row)
                .optional();
    }

    List<LegalClock> of(DossierNumber number) {
        return jdbc.sql(SELECT + "where dossier_number = :number order by started_on, kind")
                .param("number", number.value())
                .query(LegalClockStore::row)
                .list();
    }

    List<LegalClock> runningDueBy(LocalDate day) {
        return jdbc.sql(SELECT + "where ended_on is null and paused_on is null and due_on <= :day "
                        + "order by due_on, dossier_number, kind")
                .param("day", day)
                .query(LegalClockStore::row)
                .list();
    }

    private static LegalClock row(ResultSet row, int index) throws SQLException {
        return new LegalClock(
                DossierNumber.parse(row.getString("dossier_number")),
                Delay.valueOf(row.getString("kind")),
                row.getObject("started_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("paused_on", LocalDate.class),
                row.getInt("stopped_days"),
                row.getObject("ended_on", LocalDate.class));
    }
}
