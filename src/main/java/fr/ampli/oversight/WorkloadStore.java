package fr.ampli.oversight;

import fr.ampli.access.Awaited;
import fr.ampli.access.AwaitedTasks;
import fr.ampli.oversight.Workload.Bookmark;
import fr.ampli.oversight.Workload.Waiting;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
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

    /** In {@code awaits}: nobody outside is waited for. */
    private static final String REGION = "REGION";

    /** Follows {@code open_task_in_order} to the last word, and asks for nothing that is not inside. */
    static final String IN_ORDER_OF_LAST_DAYS = """
            select id, dossier_number, task_key, name, groups, since, due_on, awaits, assignee from ampli.open_task
            where awaits = :side and dossier_number is not null
              and (coalesce(due_on, 'infinity'::date), id) > (cast(:due as date), :id)
            order by coalesce(due_on, 'infinity'::date), id limit :most
            """;

    private final JdbcClient jdbc;

    WorkloadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Waiting task) {
        jdbc.sql("insert into ampli.open_task (id, dossier_number, task_key, name, groups, since, due_on, awaits, "
                        + "assignee) values (:id, :number, :key, :name, :groups, :since, :due, :side, :assignee)")
                .param("id", task.id())
                .param("number", task.number().map(DossierNumber::value).orElse(null))
                .param("key", task.key())
                .param("name", task.name())
                .param("groups", task.groups().toArray(String[]::new))
                .param("since", task.since().atOffset(ZoneOffset.UTC))
                .param("due", task.dueOn().orElse(null))
                .param("side", side(task.awaited()))
                .param("assignee", task.assignee().map(Person::id).orElse(null))
                .update();
    }

    /**
     * Takes a task away and counts it as left; nothing is counted where it is not known, as it waited before tasks were
     * written down.
     *
     * @return whether an escalation about it is open
     */
    boolean remove(String id, LocalDate day) {
        return jdbc.sql("""
                        with gone as (
                          delete from ampli.open_task where id = :id returning task_key, since),
                        counted as (
                          insert into ampli.tally (measure, facet, day, value, n, total)
                          select 'left-task', task_key, ampli.year_of(:day::date), 0, 1,
                                 :day::date - ampli.paris_day(since)
                          from gone)
                        select exists (select from ampli.escalation where task_id = :id and closed_at is null)
                        """)
                .param("id", id)
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /** An engine tells of every change; most concern nothing that is written here. */
    void change(Waiting task) {
        jdbc.sql("""
                        update ampli.open_task set name = :name, groups = :groups, due_on = :due, assignee = :assignee
                        where id = :id and (name, groups, due_on, assignee)
                          is distinct from (:name, :groups::varchar[], :due::date, :assignee)
                        """)
                .param("id", task.id())
                .param("name", task.name())
                .param("groups", task.groups().toArray(String[]::new))
                .param("due", task.dueOn().orElse(null))
                .param("assignee", task.assignee().map(Person::id).orElse(null))
                .update();
    }

    void bringUpToDate(AwaitedTasks awaited) {
        jdbc.sql("""
                        update ampli.open_task t set awaits = n.side from (
                          select o.id, coalesce(c.side, :region) as side from ampli.open_task o
                          left join unnest(:keys::varchar[], :sides::varchar[]) c (key, side) on c.key = o.task_key) n
                        where n.id = t.id and n.side <> t.awaits
                        """)
                .param("region", REGION)
                .param("keys", awaited.all().toArray(String[]::new))
                .param(
                        "sides",
                        awaited.all().stream().map(key -> side(awaited.in(key))).toArray(String[]::new))
                .update();
    }

    private static String side(Optional<Awaited> whom) {
        return whom.map(Awaited::name).orElse(REGION);
    }

    List<Waiting> waitingFor(Optional<Awaited> whom, Bookmark after, int most) {
        return jdbc.sql(IN_ORDER_OF_LAST_DAYS)
                .param("side", side(whom))
                .param("due", after.due())
                .param("id", after.id())
                .param("most", most)
                .query(WorkloadStore::waiting)
                .list();
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
        return jdbc.sql(
                        "select t.* from unnest(:numbers::varchar[]) n (wanted) cross join lateral "
                                + "(select * from ampli.open_task where dossier_number = wanted offset 0) t order by t.since, t.id")
                .param(
                        "numbers",
                        numbers.stream().map(DossierNumber::value).distinct().toArray(String[]::new))
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
                Optional.ofNullable(row.getObject("due_on", LocalDate.class)),
                Optional.of(row.getString("awaits"))
                        .filter(side -> !side.equals(REGION))
                        .map(Awaited::valueOf),
                Optional.ofNullable(row.getString("assignee")).map(Person::new));
    }
}
