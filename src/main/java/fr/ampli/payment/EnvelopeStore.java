package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
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

/** Envelopes, what dossiers hold of them, and the waiting list. */
@Repository
class EnvelopeStore {

    /** Sets this lock apart from other advisory locks. */
    private static final long TURN = 3_101L;

    /** As numbers, not as text: AMPLI-2026-9999 comes before AMPLI-2026-10000. */
    private static final String IN_ORDER = "complete_on, length(dossier_number), dossier_number";

    private static final String WAITING = """
            select dossier_number, complete_on, since, row_number() over (order by %s) as rank
            from ampli.envelope_wait where called_at is null and left_at is null
            """.formatted(IN_ORDER);

    private final JdbcClient jdbc;
    private final CurrentStep step;
    private final Clock clock;

    EnvelopeStore(JdbcClient jdbc, CurrentStep step, Clock clock) {
        this.jdbc = jdbc;
        this.step = step;
        this.clock = clock;
    }

    /** Until the transaction ends nobody else reserves, releases or calls up: taken before any row, so that nobody deadlocks. */
    void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(:turn)")
                .param("turn", TURN)
                .query()
                .singleRow();
    }

    /** Begins the envelope of a year. @return whether it is new */
    boolean begin(int year) {
        return jdbc.sql("insert into ampli.envelope (year) values (:year) on conflict do nothing")
                        .param("year", year)
                        .update()
                > 0;
    }

    /** The counters of a year, which nobody else can move until the transaction ends. */
    Envelope lock(int year) {
        return jdbc.sql("select * from ampli.envelope where year = :year for update")
                .param("year", year)
                .query(EnvelopeStore::envelope)
                .single();
    }

    Optional<Envelope> find(int year) {
        return jdbc.sql("select * from ampli.envelope where year = :year")
                .param("year", year)
                .query(EnvelopeStore::envelope)
                .optional();
    }

    List<Envelope> all() {
        return jdbc.sql("select * from ampli.envelope order by year")
                .query(EnvelopeStore::envelope)
                .list();
    }

    Optional<EnvelopeShare> share(DossierNumber number) {
        return jdbc.sql("select * from ampli.envelope_share where dossier_number = :number")
                .param("number", number.value())
                .query((row, index) -> new EnvelopeShare(
                        row.getInt("year"),
                        Money.ofCents(row.getLong("reserved_cents")),
                        Money.ofCents(row.getLong("committed_cents"))))
                .optional();
    }

    void book(EnvelopeMovement movement, Person person) {
        jdbc.sql("""
                        insert into ampli.envelope_entry (year, dossier_number, kind, amount_cents, reason, step, booked_by, booked_at)
                        values (:year, :number, :kind, :cents, :reason, :step, :person, :now)
                        """)
                .param("year", movement.year())
                .param("number", movement.dossier().map(DossierNumber::value).orElse(null))
                .param("kind", movement.kind().name())
                .param("cents", movement.amount().cents())
                .param("reason", movement.reason())
                .param("step", step.now().orElse(Step.OUTSIDE).name())
                .param("person", person.id())
                .param("now", now())
                .update();
    }

    void enqueue(DossierNumber number, LocalDate completeOn) {
        jdbc.sql(
                        "insert into ampli.envelope_wait (dossier_number, complete_on, since) values (:number, :completeOn, :now)")
                .param("number", number.value())
                .param("completeOn", completeOn)
                .param("now", now())
                .update();
    }

    boolean call(DossierNumber number) {
        return jdbc.sql("update ampli.envelope_wait set called_at = :now where dossier_number = :number"
                                + " and called_at is null and left_at is null")
                        .param("now", now())
                        .param("number", number.value())
                        .update()
                > 0;
    }

    boolean leave(DossierNumber number) {
        return jdbc.sql("update ampli.envelope_wait set left_at = :now where dossier_number = :number"
                                + " and called_at is null and left_at is null")
                        .param("now", now())
                        .param("number", number.value())
                        .update()
                > 0;
    }

    List<Waiting> waiting() {
        return jdbc.sql(WAITING + " order by rank").query(EnvelopeStore::place).list();
    }

    Optional<Waiting> waiting(DossierNumber number) {
        return jdbc.sql("select * from (" + WAITING + ") as list where dossier_number = :number")
                .param("number", number.value())
                .query(EnvelopeStore::place)
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Envelope envelope(ResultSet row, int index) throws SQLException {
        return new Envelope(
                row.getInt("year"),
                Money.ofCents(row.getLong("budget_cents")),
                Money.ofCents(row.getLong("reserved_cents")),
                Money.ofCents(row.getLong("committed_cents")));
    }

    private static Waiting place(ResultSet row, int index) throws SQLException {
        return new Waiting(
                DossierNumber.parse(row.getString("dossier_number")),
                row.getInt("rank"),
                row.getObject("complete_on", LocalDate.class),
                row.getObject("since", OffsetDateTime.class).toInstant());
    }
}
