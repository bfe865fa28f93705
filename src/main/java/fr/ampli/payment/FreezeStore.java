package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stops on payments. Every change names the state it starts from: who comes second gets false. */
@Repository
class FreezeStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    FreezeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return its id, or empty if one of that kind stands already */
    Optional<Long> insert(DossierNumber number, FreezeKind kind, String grounds, Person person) {
        return jdbc.sql("""
                        insert into ampli.payment_freeze (dossier_number, kind, grounds, opened_by, opened_at)
                        values (:number, :kind, :grounds, :person, :now)
                        on conflict (dossier_number, kind) where lifted_at is null do nothing returning id
                        """)
                .param("number", number.value())
                .param("kind", kind.name())
                .param("grounds", grounds)
                .param("person", person.id())
                .param("now", now())
                .query(Long.class)
                .optional();
    }

    boolean decide(long id, FreezeState state, String grounds, Person person) {
        return jdbc.sql("""
                        update ampli.payment_freeze set state = :state, decided_by = :person, decided_at = :now,
                          decision_grounds = :grounds, lifted_at = case when :state = 'DROPPED' then :now end
                        where id = :id and state = 'ASKED'
                        """)
                        .param("state", state.name())
                        .param("person", person.id())
                        .param("grounds", grounds)
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean askLift(long id, String grounds, Person person) {
        return jdbc.sql("""
                        update ampli.payment_freeze set lift_grounds = :grounds, lift_asked_by = :person
                        where id = :id and state = 'CONFIRMED' and lift_asked_by is null
                        """)
                        .param("grounds", grounds)
                        .param("person", person.id())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean lift(long id, Person person) {
        return jdbc.sql("""
                        update ampli.payment_freeze set state = 'LIFTED', lift_agreed_by = :person, lifted_at = :now
                        where id = :id and state = 'CONFIRMED' and lift_asked_by is not null
                        """)
                        .param("person", person.id())
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean keep(long id) {
        return jdbc.sql("""
                        update ampli.payment_freeze set lift_grounds = null, lift_asked_by = null
                        where id = :id and state = 'CONFIRMED' and lift_asked_by is not null
                        """).param("id", id).update() == 1;
    }

    Optional<Freeze> find(long id) {
        return jdbc.sql("select * from ampli.payment_freeze where id = :id")
                .param("id", id)
                .query(FreezeStore::freeze)
                .optional();
    }

    /** The freezes of a dossier, the latest first. */
    List<Freeze> of(DossierNumber number) {
        return jdbc.sql("select * from ampli.payment_freeze where dossier_number = :number order by id desc")
                .param("number", number.value())
                .query(FreezeStore::freeze)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Freeze freeze(ResultSet row, int index) throws SQLException {
        return new Freeze(
                row.getLong("id"),
                DossierNumber.parse(row.getString("dossier_number")),
                FreezeKind.valueOf(row.getString("kind")),
                FreezeState.valueOf(row.getString("state")),
                row.getString("grounds"),
                new Person(row.getString("opened_by")),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("decided_by")).map(Person::new),
                Optional.ofNullable(row.getString("decision_grounds")),
                Optional.ofNullable(row.getString("lift_grounds")),
                Optional.ofNullable(row.getString("lift_asked_by")).map(Person::new));
    }
}
