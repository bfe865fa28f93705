package fr.ampli.journal;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.OneLook;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down every act in the transaction of the act itself, so that neither exists without the other. What is
 * written stays: the database refuses to change or delete a line.
 */
@Service
@Transactional
public class Journal {

    private static final Pattern ACT = Pattern.compile("[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*");

    private final JdbcClient jdbc;
    private final Clock clock;

    public Journal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** As {@link #record(DossierNumber, Person, String, String, String)}, for an act that needs no grounds. */
    public void record(DossierNumber number, Person person, String act, String sentence) {
        record(number, person, act, sentence, null);
    }

    /**
     * Adds a line, dated now.
     *
     * @param act code in capitals and underscores, at most 60 characters
     * @param sentence what was done, in French
     * @param grounds why, in French, or null
     * @throws IllegalArgumentException if the code is written otherwise or the sentence is blank
     * @throws IllegalStateException during a look, which reads only ({@link OneLook})
     */
    public void record(DossierNumber number, Person person, String act, String sentence, String grounds) {
        OneLook.refuseAct();
        if (!ACT.matcher(act).matches() || sentence.isBlank()) {
            throw new IllegalArgumentException("The journal needs an act in capitals and a sentence: " + act);
        }
        jdbc.sql("insert into ampli.journal (dossier_number, happened_at, person, act, sentence, grounds) "
                        + "values (:number, :now, :person, :act, :sentence, :grounds)")
                .param("number", number.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("person", person.id())
                .param("act", act)
                .param("sentence", sentence)
                .param("grounds", grounds)
                .update();
    }

    /** All acts on a dossier, in the order in which they were written. */
    @Transactional(readOnly = true)
    public List<Act> of(DossierNumber number) {
        return jdbc.sql("select id, dossier_number, happened_at, person, act, sentence, grounds from ampli.journal "
                        + "where dossier_number = :number order by id")
                .param("number", number.value())
                .query(Journal::row)
                .list();
    }

    /**
     * The dossiers in which a person has had a hand, those of their latest acts first.
     *
     * @param after the last one already seen, or null for the beginning
     */
    @Transactional(readOnly = true)
    public List<Hand> handsOf(Person person, Hand after, int most) {
        return jdbc.sql("select dossier_number, last_on from ampli.dossier_hand where person = :person "
                        + "and (last_on, dossier_number) < (:day, :number) "
                        + "order by last_on desc, dossier_number desc limit :most")
                .param("person", person.id())
                .param("day", after == null ? LocalDate.of(9999, 12, 31) : after.lastOn())
                .param("number", after == null ? "" : after.number().value())
                .param("most", most)
                .query((row, index) -> new Hand(
                        DossierNumber.parse(row.getString("dossier_number")),
                        row.getObject("last_on", LocalDate.class)))
                .list();
    }

    /** Some acts on a dossier, the last one first. @param before only acts older than the one with this id */
    @Transactional(readOnly = true)
    public List<Act> latest(DossierNumber number, long before, int limit) {
        return jdbc.sql("select id, dossier_number, happened_at, person, act, sentence, grounds from ampli.journal "
                        + "where dossier_number = :number and id < :before order by id desc limit :limit")
                .param("number", number.value())
                .param("before", before)
                .param("limit", limit)
                .query(Journal::row)
                .list();
    }

    private static Act row(ResultSet row, int index) throws SQLException {
        return new Act(
                row.getLong("id"),
                DossierNumber.parse(row.getString("dossier_number")),
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                new Person(row.getString("person")),
                row.getString("act"),
                row.getString("sentence"),
                row.getString("grounds"));
    }
}
