package fr.ampli.correspondence;

import fr.ampli.shared.DossierNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row per letter and addressee. */
@Repository
class LetterStore {

    private final JdbcClient jdbc;

    LetterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the letter; false where one of that key exists already. */
    boolean insertOnce(Letter letter) {
        return jdbc.sql("""
                        insert into ampli.letter (key, dossier_number, name, role, addressee, email, subject, text_part,
                            html_part, state, attempts, created_at)
                        values (:key, :dossier, :name, :role, :addressee, :email, :subject, :text, :html, 'NEW', 0, :at)
                        on conflict (key) do nothing
                        """)
                        .param("key", letter.key())
                        .param("dossier", letter.dossier().toString())
                        .param("name", letter.name())
                        .param("role", letter.to().role())
                        .param("addressee", letter.to().name())
                        .param("email", letter.to().email())
                        .param("subject", letter.subject())
                        .param("text", letter.text())
                        .param("html", letter.html())
                        .param("at", letter.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The letter of that key, which exists. */
    Letter get(String key) {
        return jdbc.sql("select * from ampli.letter where key = :key")
                .param("key", key)
                .query(LetterStore::letter)
                .single();
    }

    /** Takes a NEW letter for sending and answers the state it was in; any other state stays as it is. */
    LetterState claim(String key, Instant now) {
        LetterState state = LetterState.valueOf(jdbc.sql("select state from ampli.letter where key = :key for update")
                .param("key", key)
                .query(String.class)
                .single());
        if (state == LetterState.NEW) {
            jdbc.sql("""
                            update ampli.letter set state = 'SENDING', attempts = attempts + 1, state_since = :at
                            where key = :key
                            """)
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .param("key", key)
                    .update();
        }
        return state;
    }

    /** Says what became of a letter that was claimed; false where somebody else has said it already. */
    boolean mark(String key, LetterState state, String error, Instant now) {
        return jdbc.sql("""
                        update ampli.letter
                        set state = :state, last_error = left(:error, 500), state_since = :at,
                            sent_at = case when :state = 'SENT' then :at else sent_at end
                        where key = :key and state = 'SENDING'
                        """)
                        .param("state", state.name())
                        .param("error", error)
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("key", key)
                        .update()
                == 1;
    }

    List<Letter> of(DossierNumber number) {
        return jdbc.sql("select * from ampli.letter where dossier_number = :dossier order by created_at, key")
                .param("dossier", number.toString())
                .query(LetterStore::letter)
                .list();
    }

    private static Letter letter(ResultSet row, int index) throws SQLException {
        return new Letter(
                row.getString("key"),
                DossierNumber.read(row.getString("dossier_number")).orElseThrow(),
                row.getString("name"),
                new Addressee(row.getString("role"), row.getString("addressee"), row.getString("email")),
                row.getString("subject"),
                row.getString("text_part"),
                row.getString("html_part"),
                LetterState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("sent_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}
