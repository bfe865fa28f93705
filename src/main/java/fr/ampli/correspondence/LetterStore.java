package fr.ampli.correspondence;

import fr.ampli.shared.DossierNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row per letter and addressee, and one per hand-over. */
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
                            html_part, state, attempts, created_at, proof)
                        values (:key, :dossier, :name, :role, :addressee, :email, :subject, :text, :html, 'NEW', 0, :at,
                            :proof)
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
                        .param("proof", letter.proof().name())
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

    /** The same, its row locked until the transaction is over. */
    Letter lock(String key) {
        return jdbc.sql("select * from ampli.letter where key = :key for update")
                .param("key", key)
                .query(LetterStore::letter)
                .single();
    }

    Optional<Letter> find(DossierNumber number, String name, String role) {
        return jdbc.sql("select * from ampli.letter where dossier_number = :dossier and name = :name and role = :role")
                .param("dossier", number.toString())
                .param("name", name)
                .param("role", role)
                .query(LetterStore::letter)
                .optional();
    }

    /** A letter, and whether the lane to its addressee is ours: taken where it has not left yet. */
    record InLane(Letter letter, boolean ours) {}

    /**
     * The letter of that key, which exists; where it has not left, with the lane of its dossier and addressee until the
     * transaction is over, unless another worker, of this node or of another, has it. A node that dies gives it back with
     * its connection.
     */
    InLane enterLane(String key) {
        return jdbc.sql("""
                        select *, case when state in ('NEW', 'SENDING') then pg_try_advisory_xact_lock(
                            hashtextextended('letter-lane/' || dossier_number || '/' || role, 0)) end as ours
                        from ampli.letter where key = :key
                        """)
                .param("key", key)
                .query((row, index) -> new InLane(letter(row, index), row.getBoolean("ours")))
                .single();
    }

    /** The letter and all that were written to the same addressee before it and have not left yet, in their order. */
    List<Letter> upTo(Letter letter) {
        return jdbc.sql("""
                        select * from ampli.letter
                        where dossier_number = :dossier and role = :role and state in ('NEW', 'SENDING')
                          and id <= (select id from ampli.letter where key = :key)
                        order by id
                        """)
                .param("dossier", letter.dossier().toString())
                .param("role", letter.to().role())
                .param("key", letter.key())
                .query(LetterStore::letter)
                .list();
    }

    /**
     * Takes a NEW letter for sending, and notes the hand-over: from now on a crash shows.
     *
     * @return the letter as it leaves; empty where it is not to leave any more
     */
    Optional<Letter> claim(Letter letter, String messageId, boolean archived, Instant now) {
        return jdbc.sql("""
                        with taken as (
                          update ampli.letter set state = 'SENDING', attempts = attempts + 1, state_since = :at
                          where key = :key and state = 'NEW' and round = :round returning *),
                        noted as (
                          insert into ampli.letter_hand_over (letter_key, round, message_id, email, archived, at)
                          select key, round, :id, email, :archived, :at from taken)
                        select * from taken
                        """)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("key", letter.key())
                .param("round", letter.round())
                .param("id", messageId)
                .param("archived", archived)
                .query(LetterStore::letter)
                .optional();
    }

    /**
     * Says what became of a letter that was in one of these states.
     *
     * @return the letter as it is then; empty where somebody else has said it already
     */
    Optional<Letter> move(String key, List<LetterState> from, LetterState to, String error, Instant now) {
        return jdbc.sql("""
                        update ampli.letter
                        set state = :state, last_error = left(:error, 500), state_since = :at,
                            doubts = doubts + case when :state = 'IN_DOUBT' then 1 else 0 end,
                            sent_at = case when :state = 'SENT' then coalesce(sent_at, :at) else sent_at end
                        where key = :key and state in (:from)
                        returning *
                        """)
                .param("state", to.name())
                .param("error", error)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .param("from", from.stream().map(Enum::name).toList())
                .query(LetterStore::letter)
                .optional();
    }

    /** Notes that a letter which had left was not delivered; false where that is known already, or no longer matters. */
    boolean bounce(String key, String error, Instant now) {
        return jdbc.sql("""
                        update ampli.letter
                        set state = 'FAILED', bounced_at = :at, last_error = left(:error, 500), state_since = :at,
                            sent_at = coalesce(sent_at, state_since)
                        where key = :key and state in ('SENT', 'IN_DOUBT') and notified_on is null
                        """)
                        .param("error", error)
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("key", key)
                        .update()
                == 1;
    }

    /** Makes a letter ready to leave once more, as another message. */
    void again(String key, String email, Instant now) {
        jdbc.sql("""
                        update ampli.letter
                        set state = 'NEW', round = round + 1, doubts = 0, email = :email, last_error = null,
                            bounced_at = null, state_since = :at
                        where key = :key and state in ('FAILED', 'IN_DOUBT')
                        """)
                .param("email", email)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    /** Letters to the same addressee that have not left go to the corrected address too. */
    void redirect(Letter letter, String email) {
        jdbc.sql("update ampli.letter set email = :email where dossier_number = :dossier and role = :role "
                        + "and email = :old and state = 'NEW'")
                .param("email", email)
                .param("dossier", letter.dossier().toString())
                .param("role", letter.to().role())
                .param("old", letter.to().email())
                .update();
    }

    void reached(String key, Letter.Reached reached, Instant now) {
        jdbc.sql("""
                        update ampli.letter
                        set state = 'REACHED', reached_on = :on, reached_by = :by, reached_reference = :reference,
                            state_since = :at
                        where key = :key
                        """)
                .param("on", reached.on())
                .param("by", reached.by().name())
                .param("reference", reached.reference())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    void givenUp(String key, String why, Instant now) {
        jdbc.sql("update ampli.letter set state = 'GIVEN_UP', given_up_why = :why, state_since = :at where key = :key")
                .param("why", why)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .update();
    }

    /** Keeps the proof of receipt; false where there is one already. */
    boolean notified(String key, Letter.Notification notification) {
        return jdbc.sql("update ampli.letter set notified_on = :on, notified_by = :by, notified_reference = :reference "
                                + "where key = :key and notified_on is null")
                        .param("on", notification.on())
                        .param("by", notification.kind().name())
                        .param("reference", notification.reference())
                        .param("key", key)
                        .update()
                == 1;
    }

    List<Letter> of(DossierNumber number) {
        return jdbc.sql("select * from ampli.letter where dossier_number = :dossier order by id")
                .param("dossier", number.toString())
                .query(LetterStore::letter)
                .list();
    }

    /** Whether the last hand-over went to the archive too. */
    boolean isArchived(Letter letter) {
        return jdbc.sql("select archived from ampli.letter_hand_over where letter_key = :key order by id desc limit 1")
                .param("key", letter.key())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    int doubts(String key) {
        return jdbc.sql("select doubts from ampli.letter where key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    /** The Message-ID of the last letter that surely left, with a copy to the archive, before that moment. */
    Optional<String> lastSurelyArchived(Instant before) {
        return jdbc.sql("""
                        select h.message_id from ampli.letter_hand_over h
                        join ampli.letter l on l.key = h.letter_key and l.round = h.round
                        where h.archived and l.state = 'SENT' and h.at <= :before
                        order by h.at desc, h.id desc limit 1
                        """)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional();
    }

    /** The letter that left under one of these ids, if it is still the round that counts. */
    Optional<Letter> sentAs(List<String> messageIds) {
        if (messageIds.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select l.* from ampli.letter l
                        where exists (select 1 from ampli.letter_hand_over h
                            where h.letter_key = l.key and h.round = l.round and h.message_id in (:ids))
                        order by l.id limit 1
                        """).param("ids", messageIds).query(LetterStore::letter).optional();
    }

    /** Keeps that a returned mail was read; false where it was already. */
    boolean returned(String id, String kind, String letterKey, String status, Instant now) {
        return jdbc.sql("insert into ampli.mail_return (id, read_at, kind, letter_key, status) "
                                + "values (:id, :at, :kind, :letter, :status) on conflict (id) do nothing")
                        .param("id", id)
                        .param("at", now.atOffset(ZoneOffset.UTC))
                        .param("kind", kind)
                        .param("letter", letterKey)
                        .param("status", status)
                        .update()
                == 1;
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
                moment(row, "sent_at"),
                row.getInt("round"),
                moment(row, "bounced_at"),
                Optional.ofNullable(row.getString("last_error")),
                Letter.Proof.valueOf(row.getString("proof")),
                Optional.ofNullable(row.getObject("notified_on", LocalDate.class))
                        .map(on -> new Letter.Notification(on, kind(row), text(row, "notified_reference"))),
                Optional.ofNullable(row.getObject("reached_on", LocalDate.class))
                        .map(on -> new Letter.Reached(
                                on, ReachedBy.valueOf(text(row, "reached_by")), text(row, "reached_reference"))));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static ProofKind kind(ResultSet row) {
        return ProofKind.valueOf(text(row, "notified_by"));
    }

    private static String text(ResultSet row, String column) {
        try {
            return row.getString(column);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
