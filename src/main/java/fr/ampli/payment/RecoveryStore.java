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
            boolean hearingHeld,
            LocalDate today) {
        jdbc.sql("""
                        insert into ampli.recovery_case (dossier_number, ground, state, paid_cents, recovered_before_cents, rate,
                            proposed_cents, hearing_held_before, proposed_on)
                        values (:number, :ground, 'PROPOSED', :paid, :before, :rate, :proposed, :held, :today)
                        """)
                .param("number", number.value())
                .param("ground", ground.name())
                .param("paid", total.paid().cents())
                .param("before", total.recovered().plus(total.writtenOff()).cents())
                .param("rate", rate)
                .param("proposed", proposed.cents())
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

    boolean issueTitle(RecoveryCase recovery, String titleNumber, LocalDate on, Person person) {
        return jdbc.sql("""
                        update ampli.recovery_case
                        set state = 'TITLE_ISSUED', title_number = :title, title_on = :on, title_by = :person
                        where id = :id and state = 'DECIDED'
                        """)
                        .param("id", recovery.id())
                        .param("title", titleNumber)
                        .param("on", on)
                        .param("person", person.id())
                        .update()
                == 1;
    }

    boolean settle(RecoveryCase recovery, LocalDate on) {
        return jdbc.sql("""
                        update ampli.recovery_case set state = 'RECOVERED', closed_on = :on
                        where id = :id and state = 'TITLE_ISSUED'
                        """).param("id", recovery.id()).param("on", on).update() == 1;
    }

    boolean askWriteOff(RecoveryCase recovery, String vote, String grounds, Person person) {
        return jdbc.sql("""
                        update ampli.recovery_case
                        set state = 'WRITE_OFF_ASKED', write_off_vote = :vote, write_off_grounds = :grounds,
                            write_off_asked_by = :person, write_off_refused_why = null
                        where id = :id and state = 'TITLE_ISSUED'
                        """)
                        .param("id", recovery.id())
                        .param("vote", vote)
                        .param("grounds", grounds)
                        .param("person", person.id())
                        .update()
                == 1;
    }

    boolean refuseWriteOff(RecoveryCase recovery, String why) {
        return jdbc.sql("""
                        update ampli.recovery_case set state = 'TITLE_ISSUED', write_off_refused_why = :why
                        where id = :id and state = 'WRITE_OFF_ASKED'
                        """).param("id", recovery.id()).param("why", why).update() == 1;
    }

    boolean writeOff(RecoveryCase recovery, LocalDate on, Person person) {
        return jdbc.sql("""
                        update ampli.recovery_case
                        set state = 'WRITTEN_OFF', write_off_approved_by = :person, closed_on = :on
                        where id = :id and state = 'WRITE_OFF_ASKED'
                        """)
                        .param("id", recovery.id())
                        .param("on", on)
                        .param("person", person.id())
                        .update()
                == 1;
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
        Optional<RecoveryCase.WriteOff> writeOff = Optional.empty();
        if (row.getString("write_off_vote") != null) {
            writeOff = Optional.of(new RecoveryCase.WriteOff(
                    row.getString("write_off_vote"),
                    row.getString("write_off_grounds"),
                    new Person(row.getString("write_off_asked_by")),
                    Optional.ofNullable(row.getString("write_off_refused_why"))));
        }
        return new RecoveryCase(
                row.getLong("id"),
                DossierNumber.parse(row.getString("dossier_number")),
                RecoveryGround.valueOf(row.getString("ground")),
                RecoveryState.valueOf(row.getString("state")),
                Money.ofCents(row.getLong("paid_cents")),
                Money.ofCents(row.getLong("recovered_before_cents")),
                row.getBigDecimal("rate"),
                Money.ofCents(row.getLong("proposed_cents")),
                row.getBoolean("hearing_held_before"),
                row.getObject("proposed_on", LocalDate.class),
                Optional.ofNullable(row.getObject("hearing_ends_on", LocalDate.class)),
                Optional.ofNullable(row.getString("observations")),
                Optional.ofNullable(row.getObject("observations_on", LocalDate.class)),
                decision,
                Optional.ofNullable(row.getString("title_number")),
                Optional.ofNullable(row.getObject("title_on", LocalDate.class)),
                writeOff,
                Optional.ofNullable(row.getObject("closed_on", LocalDate.class)));
    }
}
