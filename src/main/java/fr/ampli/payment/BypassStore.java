package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Bypasses. What was asked stays; a decision names the state it starts from and answers whether it found it. */
@Repository
class BypassStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    BypassStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False where another one of this payment waits for its decision. */
    boolean ask(DossierNumber number, Instalment instalment, String code, String fact, String motive, Person person) {
        return jdbc.sql("""
                        insert into ampli.payment_bypass (dossier_number, instalment, check_code, fact, motive, asked_by, asked_at,
                            state)
                        values (:number, :instalment, :code, :fact, :motive, :person, :now, 'ASKED')
                        on conflict do nothing
                        """)
                        .param("number", number.value())
                        .param("instalment", instalment.name())
                        .param("code", code)
                        .param("fact", fact)
                        .param("motive", motive)
                        .param("person", person.id())
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean decide(Bypass bypass, BypassState state, String motive, Optional<LocalDate> until, Person person) {
        return jdbc.sql("""
                        update ampli.payment_bypass
                        set state = :state, decision_motive = :motive, decided_by = :person, decided_at = :now,
                            valid_until = :until
                        where id = :id and state = 'ASKED'
                        """)
                        .param("id", bypass.id())
                        .param("state", state.name())
                        .param("motive", motive)
                        .param("person", person.id())
                        .param("now", now())
                        .param("until", until.orElse(null))
                        .update()
                == 1;
    }

    /** All of one payment, the newest first. */
    List<Bypass> of(DossierNumber number, Instalment instalment) {
        return jdbc.sql("""
                        select * from ampli.payment_bypass
                        where dossier_number = :number and instalment = :instalment order by id desc
                        """)
                .param("number", number.value())
                .param("instalment", instalment.name())
                .query(BypassStore::row)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Bypass row(ResultSet row, int index) throws SQLException {
        return new Bypass(
                row.getLong("id"),
                DossierNumber.parse(row.getString("dossier_number")),
                Instalment.valueOf(row.getString("instalment")),
                row.getString("check_code"),
                row.getString("fact"),
                row.getString("motive"),
                new Person(row.getString("asked_by")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                BypassState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("decision_motive")),
                Optional.ofNullable(row.getString("decided_by")).map(Person::new),
                Optional.ofNullable(row.getObject("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject("valid_until", LocalDate.class)));
    }
}
