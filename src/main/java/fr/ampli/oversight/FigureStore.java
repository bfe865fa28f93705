package fr.ampli.oversight;

import fr.ampli.correspondence.LetterState;
import fr.ampli.deadline.Delay;
import fr.ampli.payment.ClearedBy;
import fr.ampli.shared.DossierNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The short lists of the figures: each follows an index, and stops after some rows. */
@Repository
class FigureStore {

    private final JdbcClient jdbc;

    FigureStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open dossiers, the longest in their stage first. */
    List<DossierNumber> longestWaiting(int limit) {
        return jdbc.sql(
                        "select number from ampli.dossier where ended_at is null order by stage_since, number limit :limit")
                .param("limit", limit)
                .query(FigureStore::number)
                .list();
    }

    /** A clock that runs. */
    record RunningClock(DossierNumber number, Delay kind, LocalDate dueOn) {}

    /** Those of these kinds that run out between, the second day left out; the first first. */
    List<RunningClock> clocks(Collection<Delay> kinds, LocalDate from, LocalDate before, int limit) {
        // By kind: together with the many clocks of tasks the few of the law would not be found by an index
        return jdbc.sql("""
                        select c.* from unnest(:kinds::varchar[]) k cross join lateral (
                          select dossier_number, kind, due_on from ampli.legal_clock
                          where kind = k and ended_on is null and paused_on is null and due_on >= :from and due_on < :before
                          order by due_on, dossier_number limit :limit) c
                        order by c.due_on, c.dossier_number limit :limit
                        """)
                .param("kinds", kinds.stream().map(Delay::name).toArray(String[]::new))
                .param("from", from)
                .param("before", before)
                .param("limit", limit)
                .query((row, index) -> new RunningClock(
                        number(row, index),
                        Delay.valueOf(row.getString("kind")),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    /** A check that stands against a payment. */
    record FailedCheck(DossierNumber number, String sentence, ClearedBy clearedBy, String remedy) {}

    /** What the last run before each payment of these dossiers found against it. */
    Map<DossierNumber, List<FailedCheck>> failedChecks(Collection<DossierNumber> numbers) {
        return jdbc
                .sql("""
                        select l.dossier_number, l.sentence, l.cleared_by, l.remedy from unnest(:numbers::varchar[]) n
                        cross join lateral (
                          select instalment, run from ampli.payment_gate_line
                          where dossier_number = n order by id desc limit 1) latest
                        join ampli.payment_gate_line l
                          on (l.dossier_number, l.instalment, l.run) = (n, latest.instalment, latest.run)
                        where not l.passed order by l.id
                        """)
                .param("numbers", numbers.stream().map(DossierNumber::value).toArray(String[]::new))
                .query((row, index) -> new FailedCheck(
                        number(row, index),
                        row.getString("sentence"),
                        ClearedBy.valueOf(row.getString("cleared_by")),
                        row.getString("remedy")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(FailedCheck::number));
    }

    /** A letter that somebody must do something about. @param bounced it left and came back */
    record TroubledLetter(DossierNumber number, String subject, LetterState state, boolean bounced, Instant since) {}

    /** The longest in trouble first. */
    List<TroubledLetter> lettersInTrouble(int limit) {
        return jdbc.sql("select dossier_number, subject, state, bounced_at, state_since from ampli.letter "
                        + "where state in ('FAILED', 'IN_DOUBT') order by state_since, key limit :limit")
                .param("limit", limit)
                .query((row, index) -> new TroubledLetter(
                        number(row, index),
                        row.getString("subject"),
                        LetterState.valueOf(row.getString("state")),
                        row.getObject("bounced_at") != null,
                        row.getObject("state_since", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** How many there are, counted no farther than this. */
    int countLettersInTrouble(int atMost) {
        return jdbc.sql("select count(*) from (select 1 from ampli.letter "
                        + "where state in ('FAILED', 'IN_DOUBT') limit :most) few")
                .param("most", atMost)
                .query(Integer.class)
                .single();
    }

    private static DossierNumber number(ResultSet row, int index) throws SQLException {
        return DossierNumber.parse(row.getString(1));
    }
}
