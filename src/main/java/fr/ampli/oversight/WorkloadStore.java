package fr.ampli.oversight;

import fr.ampli.oversight.Workload.Waiting;
import fr.ampli.shared.DossierNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code ampli.open_task}. */
@Repository
class WorkloadStore {

    private final JdbcClient jdbc;

    WorkloadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Waiting task) {
        jdbc.sql("insert into ampli.open_task (id, dossier_number, task_key, name, groups, since, due_on) "
                        + "values (:id, :number, :key, :name, :groups, :since, :due)")
                .param("id", task.id())
                .param("number", task.number().map(DossierNumber::value).orElse(null))
                .param("key", task.key())
                .param("name", task.name())
                .param("groups", task.groups().toArray(String[]::new))
                .param("since", task.since().atOffset(ZoneOffset.UTC))
                .param("due", task.dueOn().orElse(null))
                .update();
    }

    /** Empty where it is not known: it waited before tasks were written down. */
    Optional<Waiting> remove(String id) {
        return jdbc.sql("delete from ampli.open_task where id = :id returning *")
                .param("id", id)
                .query(WorkloadStore::waiting)
                .optional();
    }

    void postpone(String id, LocalDate until) {
        jdbc.sql("update ampli.open_task set due_on = :until where id = :id")
                .param("until", until)
                .param("id", id)
                .update();
    }

    /** Those of dossiers whose last day lies between, the second day left out. */
    List<Waiting> due(LocalDate from, LocalDate before, int limit) {
        return jdbc.sql("select * from ampli.open_task where due_on >= :from and due_on < :before "
                        + "and dossier_number is not null order by due_on, id limit :limit")
                .param("from", from)
                .param("before", before)
                .param("limit", limit)
                .query(WorkloadStore::waiting)
                .list();
    }

    List<Waiting> ofKey(String key, int limit) {
        return jdbc.sql("select * from ampli.open_task where task_key = :key and dossier_number is not null "
                        + "order by since, id limit :limit")
                .param("key", key)
                .param("limit", limit)
                .query(WorkloadStore::waiting)
                .list();
    }

    /** How many there are, counted no farther than this. */
    int countOfKey(String key, int atMost) {
        return jdbc.sql("select count(*) from (select 1 from ampli.open_task where task_key = :key limit :most) few")
                .param("key", key)
                .param("most", atMost)
                .query(Integer.class)
                .single();
    }

    List<Waiting> of(Collection<DossierNumber> numbers) {
        return jdbc.sql("select * from ampli.open_task where dossier_number = any(:numbers) order by since, id")
                .param("numbers", numbers.stream().map(DossierNumber::value).toArray(String[]::new))
                .query(WorkloadStore::waiting)
                .list();
    }

    private static Waiting waiting(ResultSet row, int index) throws SQLException {
        return new Waiting(
                row.getString("id"),
                Optional.ofNullable(row.getString("dossier_number")).map(DossierNumber::parse),
                row.getString("task_key"),
                row.getString("name"),
                List.of((String[]) row.getArray("groups").getArray()),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)));
    }
}
