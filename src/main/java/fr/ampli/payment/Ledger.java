package fr.ampli.payment;

import fr.ampli.agreement.AgreementInForce;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.OneLook;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every movement of money, only ever added to, each with the decision that it rests on and the step in which it was
 * booked. That paid stays within granted, and recovered within paid, is kept by the database, between concurrent
 * bookings too.
 */
@Service
@Transactional
public class Ledger {

    private static final String LINES = """
            select e.*, j.act as decision_act, j.sentence as decision_sentence
            from ampli.ledger_entry e left join ampli.journal j on j.id = e.decision_id
            """;

    private final JdbcClient jdbc;
    private final CurrentStep step;
    private final Clock clock;

    Ledger(JdbcClient jdbc, CurrentStep step, Clock clock) {
        this.jdbc = jdbc;
        this.step = step;
        this.clock = clock;
    }

    /** The legal right to the grant arises with the agreement: the money is committed that day (R28). */
    @EventListener
    void commit(AgreementInForce agreement) {
        book(new LedgerEntry(
                agreement.dossier(),
                LedgerKind.GRANTED,
                agreement.grant(),
                agreement.on(),
                "Convention " + agreement.dossier(),
                agreement.person()));
    }

    /**
     * Books a movement on the decision that its kind rests on, as the journal of the dossier has it.
     *
     * @throws IllegalStateException when nothing of the kind was decided: money does not move without a decision
     */
    void book(LedgerEntry entry) {
        book(entry, entry.kind().decidedBy());
    }

    /**
     * The same where the decision bears another name.
     *
     * @param decidedBy acts of the journal that can be the decision, the most telling first; of several the latest counts
     */
    void book(LedgerEntry entry, List<String> decidedBy) {
        Step here = step.now().orElse(Step.OUTSIDE);
        jdbc.sql("""
                        insert into ampli.ledger_entry (dossier_number, kind, amount_cents, booked_on, reference, booked_by,
                            booked_at, decision_id, step, step_instance)
                        values (:number, :kind, :cents, :on, :reference, :person, :now, :decision, :step, :instance)
                        """)
                .param("number", entry.dossier().value())
                .param("kind", entry.kind().name())
                .param("cents", entry.amount().cents())
                .param("on", entry.bookedOn())
                .param("reference", entry.reference())
                .param("person", entry.bookedBy().id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("decision", decision(entry, decidedBy))
                .param("step", here.name())
                .param("instance", here.instance())
                .update();
    }

    private long decision(LedgerEntry entry, List<String> decidedBy) {
        return jdbc.sql("""
                        select id from ampli.journal where dossier_number = :number and act = any (:acts)
                        order by array_position(:acts, act::text), id desc limit 1
                        """)
                .param("number", entry.dossier().value())
                .param("acts", decidedBy.toArray(String[]::new))
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException(
                        "no decision " + decidedBy + " of " + entry.dossier() + " stands behind " + entry.kind()));
    }

    /** The movements of a dossier, oldest first. */
    @Transactional(readOnly = true)
    public List<LedgerEntry> of(DossierNumber number) {
        return lines(number).stream().map(LedgerLine::entry).toList();
    }

    /** The same with what stands behind each. */
    @Transactional(readOnly = true)
    public List<LedgerLine> lines(DossierNumber number) {
        return jdbc.sql(LINES + "where e.dossier_number = :number order by e.id")
                .param("number", number.value())
                .query(Ledger::line)
                .list();
    }

    /** Every movement of every dossier, oldest first. */
    @Transactional(readOnly = true)
    public List<LedgerLine> all() {
        return jdbc.sql(LINES + "order by e.id").query(Ledger::line).list();
    }

    @Transactional(readOnly = true)
    public LedgerTotal total(DossierNumber number) {
        return OneLook.once(
                "Ledger.total",
                number,
                () -> jdbc.sql("select * from ampli.ledger_total where dossier_number = :number")
                        .param("number", number.value())
                        .query(Ledger::total)
                        .optional()
                        .orElse(LedgerTotal.EMPTY));
    }

    /** The sums of a row that has the columns of {@code ledger_total}. */
    static LedgerTotal total(ResultSet row, int index) throws SQLException {
        return new LedgerTotal(
                Money.ofCents(row.getLong("granted_cents")),
                Money.ofCents(row.getLong("released_cents")),
                Money.ofCents(row.getLong("paid_cents")),
                Money.ofCents(row.getLong("declarable_cents")),
                Money.ofCents(row.getLong("recovered_cents")),
                Money.ofCents(row.getLong("remitted_cents")),
                Money.ofCents(row.getLong("written_off_cents")));
    }

    private static LedgerLine line(ResultSet row, int index) throws SQLException {
        long decision = row.getLong("decision_id");
        return new LedgerLine(
                row.getLong("id"),
                new LedgerEntry(
                        DossierNumber.parse(row.getString("dossier_number")),
                        LedgerKind.valueOf(row.getString("kind")),
                        Money.ofCents(row.getLong("amount_cents")),
                        row.getObject("booked_on", LocalDate.class),
                        row.getString("reference"),
                        new Person(row.getString("booked_by"))),
                decision == 0
                        ? Optional.empty()
                        : Optional.of(new Basis(
                                decision,
                                row.getString("decision_act"),
                                row.getString("decision_sentence"),
                                new Step(row.getString("step"), row.getString("step_instance")))),
                row.getObject("booked_at", OffsetDateTime.class).toInstant());
    }
}
