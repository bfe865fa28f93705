package fr.ampli.payment;

import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Recoveries. One is open at a time on a dossier; changes name the state they start from. */
@Repository
class RecoveryStore {

    private final JdbcClient jdbc;

    RecoveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            DossierNumber number,
            RecoveryGround ground,
            LedgerTotal total,
            BigDecimal rate,
            Money proposed,
            Money threshold,
            boolean hearingHeld,
            LocalDate today) {
        jdbc.sql("""
                        insert into ampli.recovery_case (dossier_number, ground, state, paid_cents, recovered_before_cents, rate,
                            proposed_cents, irregularity_threshold_cents, hearing_held_before, proposed_on)
                        values (:number, :ground, 'PROPOSED', :paid, :before, :rate, :proposed, :threshold, :held, :today)
                        """)
                .param("number", number.value())
                .param("ground", ground.name())
                .param("paid", total.paid().cents())
                .param("before", total.settled().cents())
                .param("rate", rate)
                .param("proposed", proposed.cents())
                .param("threshold", threshold.cents())
                .param("held", hearingHeld)
                .param("today", today)
                .update();
    }

    boolean beginHearing(RecoveryCase recovery, LocalDate notified, LocalDate ends) {
        return jdbc.sql("update ampli.recovery_case set hearing_notified_on = :notified, hearing_ends_on = :ends "
                                + "where id = :id and state = 'PROPOSED' and hearing_ends_on is null")
                        .param("id", recovery.id())
                        .param("notified", notified)
                        .param("ends", ends)
                        .update()
                == 1;
    }

    boolean hear(RecoveryCase recovery, String observations, LocalDate on) {
        return jdbc.sql("""
                        update ampli.recovery_case set observations = :observations, observations_on = :on
                        where id = :id and state = 'PROPOSED'
                        """)
                        .param("id", recovery.id())
                        .param("observations", observations)
                        .param("on", on)
                        .update()
                == 1;
    }

    boolean decide(RecoveryCase recovery, RecoveryState next, RecoveryCase.Decision decision, Person person) {
        return jdbc.sql("""
                        update ampli.recovery_case
                        set state = :state, grounds = :grounds, reportable = :reportable, reportable_why = :why, author = :author,
                            capacity = :capacity, decided_by = :person, decided_on = :on, closed_on = :closedOn
                        where id = :id and state = 'PROPOSED'
                        """)
                        .param("id", recovery.id())
                        .param("state", next.name())
                        .param("grounds", decision.grounds())
                        .param("reportable", decision.reportable())
                        .param("why", decision.reportableWhy())
                        .param("author", decision.author())
                        .param("capacity", decision.capacity())
                        .param("person", person.id())
                        .param("on", decision.on())
                        .param("closedOn", next == RecoveryState.DROPPED ? decision.on() : null)
                        .update()
                == 1;
    }

    boolean issueTitle(
            RecoveryCase recovery, String titleNumber, LocalDate on, String author, LocalDate dueOn, Person person) {
        return jdbc.sql("""
                        update ampli.recovery_case
                        set state = 'TITLE_ISSUED', title_number = :title, title_on = :on, title_author = :author,
                            payment_due_on = :due, title_by = :person
                        where id = :id and state = 'DECIDED'
                        """)
                        .param("id", recovery.id())
                        .param("title", titleNumber)
                        .param("on", on)
                        .param("author", author)
                        .param("due", dueOn)
                        .param("person", person.id())
                        .update()
                == 1;
    }

    boolean titleNotified(RecoveryCase recovery, LocalDate on, LocalDate contestEndsOn) {
        return jdbc.sql("""
                        update ampli.recovery_case set title_notified_on = :on, contest_ends_on = :ends
                        where id = :id and state = 'TITLE_ISSUED' and title_notified_on is null
                        """)
                        .param("id", recovery.id())
                        .param("on", on)
                        .param("ends", contestEndsOn)
                        .update()
                == 1;
    }

    boolean dueOn(RecoveryCase recovery, LocalDate day) {
        return jdbc.sql(
                                "update ampli.recovery_case set payment_due_on = :day where id = :id and state = 'TITLE_ISSUED'")
                        .param("id", recovery.id())
                        .param("day", day)
                        .update()
                == 1;
    }

    boolean close(RecoveryCase recovery, RecoveryState end, LocalDate on) {
        return jdbc.sql("""
                        update ampli.recovery_case set state = :end, closed_on = :on
                        where id = :id and state = 'TITLE_ISSUED'
                        """)
                        .param("id", recovery.id())
                        .param("end", end.name())
                        .param("on", on)
                        .update()
                == 1;
    }

    boolean insolvent(RecoveryCase recovery, RecoveryCase.Insolvency insolvency) {
        Optional<RecoveryCase.Claim> claim = insolvency.claim();
        return jdbc.sql("""
                        update ampli.recovery_case
                        set insolvency_published_on = :published, claim_declared_on = :claimOn, claim_declared_to = :claimTo,
                            claim_cents = :claim
                        where id = :id and state = 'TITLE_ISSUED' and claim_declared_on is null
                        """)
                        .param("id", recovery.id())
                        .param("published", insolvency.publishedOn())
                        .param("claimOn", claim.map(RecoveryCase.Claim::on).orElse(null))
                        .param("claimTo", claim.map(RecoveryCase.Claim::to).orElse(null))
                        .param(
                                "claim",
                                claim.map(RecoveryCase.Claim::amount)
                                        .map(Money::cents)
                                        .orElse(null),
                                java.sql.Types.BIGINT)
                        .update()
                == 1;
    }

    /** Whether an insolvency stands on record as a stop on the money of this dossier. */
    boolean isFrozenByInsolvency(DossierNumber number) {
        return jdbc.sql("""
                        select exists (select 1 from ampli.payment_freeze
                        where dossier_number = :number and kind = 'INSOLVENCY' and lifted_at is null)
                        """)
                .param("number", number.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the balance of this dossier was set off: it is never paid out then. */
    boolean isBalanceSetOff(DossierNumber number) {
        return jdbc.sql("""
                        select exists (select 1 from ampli.recovery_request r
                        join ampli.recovery_case c on c.id = r.recovery_id
                        where c.dossier_number = :number and r.offset_against = 'BALANCE' and r.decision = 'APPROVED')
                        """)
                .param("number", number.value())
                .query(Boolean.class)
                .single();
    }

    boolean invite(RecoveryCase recovery, RecoveryAppointment made, LocalDate hearingEnds, Person person) {
        jdbc.sql("""
                        insert into ampli.recovery_appointment (recovery_id, round, asked_on, on_day, at_time, manner, place,
                            invited_by)
                        values (:id, :round, :asked, :on, :at, :manner, :place, :person)
                        """)
                .param("id", recovery.id())
                .param("round", made.round())
                .param("asked", made.askedOn())
                .param("on", made.on())
                .param("at", made.at())
                .param("manner", made.manner().name())
                .param("place", made.place())
                .param("person", person.id())
                .update();
        return jdbc.sql("update ampli.recovery_case set hearing_ends_on = :ends where id = :id and state = 'PROPOSED'")
                        .param("id", recovery.id())
                        .param("ends", hearingEnds)
                        .update()
                == 1;
    }

    boolean closeAppointment(
            RecoveryCase recovery,
            RecoveryAppointment.Outcome outcome,
            String present,
            String record,
            LocalDate on,
            Person person) {
        return jdbc.sql("""
                        update ampli.recovery_appointment
                        set outcome = :outcome, present = :present, record = :record, recorded_by = :person, recorded_on = :on
                        where recovery_id = :id and outcome is null
                        """)
                        .param("id", recovery.id())
                        .param("outcome", outcome.name())
                        .param("present", present)
                        .param("record", record)
                        .param("person", person.id())
                        .param("on", on)
                        .update()
                == 1;
    }

    /** The appointments of a recovery, the newest first. */
    List<RecoveryAppointment> appointments(long recoveryId) {
        return jdbc.sql("select * from ampli.recovery_appointment where recovery_id = :id order by round desc")
                .param("id", recoveryId)
                .query((row, index) -> new RecoveryAppointment(
                        row.getInt("round"),
                        row.getObject("asked_on", LocalDate.class),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("at_time"),
                        RecoveryAppointment.Manner.valueOf(row.getString("manner")),
                        row.getString("place"),
                        Optional.ofNullable(row.getString("outcome")).map(RecoveryAppointment.Outcome::valueOf),
                        Optional.ofNullable(row.getString("present")),
                        Optional.ofNullable(row.getString("record"))))
                .list();
    }

    boolean isTitleTaken(String titleNumber) {
        return jdbc.sql("select exists (select 1 from ampli.recovery_case where title_number = :title)")
                .param("title", titleNumber)
                .query(Boolean.class)
                .single();
    }

    Optional<RecoveryCase> open(DossierNumber number) {
        return query(number, "and closed_on is null").stream().findFirst();
    }

    /** The open recovery, kept from everybody else until this transaction ends: sums are judged one at a time. */
    Optional<RecoveryCase> lockOpen(DossierNumber number) {
        jdbc.sql("select id from ampli.recovery_case where dossier_number = :number and closed_on is null for update")
                .param("number", number.value())
                .query(Long.class)
                .list();
        return open(number);
    }

    /** The recoveries of a dossier, the newest first. */
    List<RecoveryCase> of(DossierNumber number) {
        return query(number, "order by id desc");
    }

    private List<RecoveryCase> query(DossierNumber number, String rest) {
        return jdbc.sql("select * from ampli.recovery_case where dossier_number = :number " + rest)
                .param("number", number.value())
                .query(RecoveryStore::row)
                .list();
    }

    private static RecoveryCase row(ResultSet row, int index) throws SQLException {
        Optional<RecoveryCase.Decision> decision = Optional.empty();
        if (row.getString("decided_by") != null) {
            decision = Optional.of(new RecoveryCase.Decision(
                    row.getString("grounds"),
                    row.getBoolean("reportable"),
                    row.getString("reportable_why"),
                    row.getString("author"),
                    row.getString("capacity"),
                    row.getObject("decided_on", LocalDate.class)));
        }
        LocalDate published = row.getObject("insolvency_published_on", LocalDate.class);
        Optional<RecoveryCase.Claim> claim = Optional.empty();
        if (row.getObject("claim_declared_on") != null) {
            claim = Optional.of(new RecoveryCase.Claim(
                    row.getObject("claim_declared_on", LocalDate.class),
                    row.getString("claim_declared_to"),
                    Money.ofCents(row.getLong("claim_cents"))));
        }
        Optional<RecoveryCase.Insolvency> insolvency =
                published == null ? Optional.empty() : Optional.of(new RecoveryCase.Insolvency(published, claim));
        return new RecoveryCase(
                row.getLong("id"),
                DossierNumber.parse(row.getString("dossier_number")),
                RecoveryGround.valueOf(row.getString("ground")),
                RecoveryState.valueOf(row.getString("state")),
                Money.ofCents(row.getLong("paid_cents")),
                Money.ofCents(row.getLong("recovered_before_cents")),
                row.getBigDecimal("rate"),
                Money.ofCents(row.getLong("proposed_cents")),
                Money.ofCents(row.getLong("irregularity_threshold_cents")),
                row.getBoolean("hearing_held_before"),
                row.getObject("proposed_on", LocalDate.class),
                Optional.ofNullable(row.getObject("hearing_ends_on", LocalDate.class)),
                Optional.ofNullable(row.getString("observations")),
                Optional.ofNullable(row.getObject("observations_on", LocalDate.class)),
                decision,
                Optional.ofNullable(row.getString("title_number")),
                Optional.ofNullable(row.getObject("title_on", LocalDate.class)),
                Optional.ofNullable(row.getString("title_author")),
                Optional.ofNullable(row.getObject("payment_due_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("contest_ends_on", LocalDate.class)),
                insolvency,
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)));
    }
}
