package fr.ampli.oversight;

import fr.ampli.oversight.Tallies.Split;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lines of {@code ampli.tally}. */
@Repository
class TallyStore {

    /** Sets this lock apart from other advisory locks. */
    private static final long FOLDING = 41_001L;

    /** Lines of one kind become one, or none where they cancel out; old days of open-… measures become their month. */
    private static final String FOLD = """
            with line as (
              select id, measure, facet, value, n, total,
                     case when measure like 'open-%' and day < :coarse then date_trunc('month', day::timestamp)::date
                          else day end as day
              from ampli.tally),
            crowded as (
              select measure, facet, day, value from line group by measure, facet, day, value
              having count(*) > 1 or (sum(n) = 0 and sum(total) = 0)),
            gone as (
              delete from ampli.tally t using line join crowded using (measure, facet, day, value) where t.id = line.id
              returning line.measure, line.facet, line.day, line.value, line.n, line.total),
            folded as (
              insert into ampli.tally (measure, facet, day, value, n, total)
              select measure, facet, day, value, sum(n), sum(total) from gone group by measure, facet, day, value
              having sum(n) <> 0 or sum(total) <> 0
              returning 1)
            select (select count(*) from gone) - (select count(*) from folded)
            """;

    private final JdbcClient jdbc;

    TallyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Tally tally) {
        jdbc.sql("insert into ampli.tally (measure, facet, day, value, n, total) "
                        + "values (:measure, :facet, :day, :value, :n, :total)")
                .param("measure", tally.measure())
                .param("facet", tally.facet())
                .param("day", tally.day())
                .param("value", tally.value())
                .param("n", tally.n())
                .param("total", tally.total())
                .update();
    }

    void addAll(List<Tally> tallies) {
        jdbc.sql("insert into ampli.tally (measure, facet, day, value, n, total) "
                        + "select * from unnest(:measures::text[], :facets::text[], :days::date[], :values::int[], "
                        + ":ns::bigint[], :totals::bigint[])")
                .param("measures", tallies.stream().map(Tally::measure).toArray(String[]::new))
                .param("facets", tallies.stream().map(Tally::facet).toArray(String[]::new))
                .param(
                        "days",
                        tallies.stream().map(each -> each.day().toString()).toArray(String[]::new))
                .param("values", tallies.stream().map(Tally::value).toArray(Integer[]::new))
                .param("ns", tallies.stream().map(Tally::n).toArray(Long[]::new))
                .param("totals", tallies.stream().map(Tally::total).toArray(Long[]::new))
                .update();
    }

    /** What passes and has passed through the steps of a process: n and total by facet, finished apart from running. */
    List<Tally> activities(String prefix) {
        // Comparing by byte, as the index does: facets from "key:version:" to before "key:version;"
        return jdbc.sql("select measure, facet, date '2000-01-01' as day, 0 as value, sum(n) as n, sum(total) as total "
                        + "from ampli.tally where measure in ('activity-running', 'activity-finished') "
                        + "and facet ~>=~ :from and facet ~<~ :to group by measure, facet")
                .param("from", prefix)
                .param("to", prefix.substring(0, prefix.length() - 1) + ';')
                .query(TallyStore::tally)
                .list();
    }

    Split split(String measure, Collection<String> facets, LocalDate at, LocalDate before) {
        return jdbc.sql("select coalesce(sum(n) filter (where day < :at), 0) as earlier, "
                        + "coalesce(sum(n) filter (where day >= :at), 0) as later from ampli.tally "
                        + "where measure = :measure and facet = any(:facets) and day < :before")
                .param("measure", measure)
                .param("facets", facets.toArray(String[]::new))
                .param("at", at)
                .param("before", before)
                .query((row, index) -> new Split(row.getLong("earlier"), row.getLong("later")))
                .single();
    }

    List<Tally> read(String measure, LocalDate from) {
        return jdbc.sql("select measure, facet, day, value, sum(n) as n, sum(total) as total from ampli.tally "
                        + "where measure = :measure and day >= :from group by measure, facet, day, value "
                        + "having sum(n) <> 0 or sum(total) <> 0 order by facet, day, value")
                .param("measure", measure)
                .param("from", from)
                .query(TallyStore::tally)
                .list();
    }

    /** False where somebody else folds. */
    boolean takeTurn() {
        return jdbc.sql("select pg_try_advisory_xact_lock(:turn)")
                .param("turn", FOLDING)
                .query(Boolean.class)
                .single();
    }

    int fold(LocalDate coarse) {
        return jdbc.sql(FOLD).param("coarse", coarse).query(Integer.class).single();
    }

    private static Tally tally(ResultSet row, int index) throws SQLException {
        return new Tally(
                row.getString("measure"),
                row.getString("facet"),
                row.getObject("day", LocalDate.class),
                row.getInt("value"),
                row.getLong("n"),
                row.getLong("total"));
    }
}
