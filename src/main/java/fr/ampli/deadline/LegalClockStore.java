package fr.ampli.deadline;

import fr.ampli.shared.DossierNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code ampli.legal_clock}. */
final class LegalClockStore {

    private static final String SELECT =
            "select id, dossier_number, kind, started_on, due_on, paused_on, stopped_days, ended_on from"
                    + " ampli.legal_clock ";

    private final JdbcClient jdbc;

    LegalClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return its id */
    long add(DossierNumber number, Delay kind, LocalDate startedOn, LocalDate dueOn) {
        return jdbc.sql("insert into ampli.legal_clock (dossier_number, kind, started_on, due_on) "
                        + "values (:number, :kind, :started, :due) returning id")
                .param("number", number.value())
                .param("kind", kind.name())
                .param("started", startedOn)
                .param("due", dueOn)
                .query(Long.class)
                .single();
    }

    void change(LegalClock clock) {
        jdbc.sql("update ampli.legal_clock set due_on = :due, paused_on = :paused, stopped_days = :stopped, "
                        + "ended_on = :ended where id = :id")
                .param("due", clock.dueOn())
                .param("paused", clock.pausedOn())
                .param("stopped", clock.stoppedDays())
                .param("ended", clock.endedOn())
                .param("id", clock.id())
                .update();
    }

    /** Ends the clock of that kind that has not ended; false where there is none. */
    boolean end(DossierNumber number, Delay kind, LocalDate day) {
        return jdbc.sql("update ampli.legal_clock set ended_on = :day "
                                + "where dossier_number = :number and kind = :kind and ended_on is null")
                        .param("day", day)
                        .param("number", number.value())
                        .param("kind", kind.name())
                        .update()
                > 0;
    }

    /** Ends every clock of a dossier that has not ended. */
    void endAll(DossierNumber number, LocalDate day) {
        jdbc.sql("update ampli.legal_clock set ended_on = :day where dossier_number = :number and ended_on is null")
                .param("day", day)
                .param("number", number.value())
                .update();
    }

    Optional<LegalClock> byId(long id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(LegalClockStore::row)
                .optional();
    }

    /** The same, its row locked until the transaction is over. */
    Optional<LegalClock> lock(long id) {
        return jdbc.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(LegalClockStore::row)
                .optional();
    }

    /** Those that run, are due by this day and have not been told to be over; the oldest first. */
    List<LegalClock> untold(Set<Delay> kinds, LocalDate day) {
        return jdbc.sql(SELECT + "c where ended_on is null and paused_on is null and due_on <= :day "
                        + "and kind = any(:kinds) and not exists (select 1 from ampli.clock_notice n "
                        + "where n.clock_id = c.id and n.point = 'END') order by due_on, dossier_number, kind")
                .param("day", day)
                .param("kinds", kinds.stream().map(Delay::name).toArray(String[]::new))
                .query(LegalClockStore::row)
                .list();
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
                        + "order by (ended_on is null) desc, started_on desc, id desc limit 1")
                .param("number", number.value())
                .param("kind", kind.name())
                .query(LegalClockStore::row)
                .optional();
    }

    List<LegalClock> of(DossierNumber number) {
        return jdbc.sql(SELECT + "where dossier_number = :number order by started_on, id")
                .param("number", number.value())
                .query(LegalClockStore::row)
                .list();
    }

    List<LegalClock> openOf(Collection<DossierNumber> numbers) {
        return jdbc.sql(SELECT + "where dossier_number = any(:numbers) and ended_on is null order by due_on, id")
                .param("numbers", numbers.stream().map(DossierNumber::value).toArray(String[]::new))
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
                row.getLong("id"),
                DossierNumber.parse(row.getString("dossier_number")),
                Delay.valueOf(row.getString("kind")),
                row.getObject("started_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("paused_on", LocalDate.class),
                row.getInt("stopped_days"),
                row.getObject("ended_on", LocalDate.class));
    }
}
