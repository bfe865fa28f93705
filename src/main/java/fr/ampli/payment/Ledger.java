package fr.ampli.payment;

import fr.ampli.agreement.AgreementInForce;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every movement of money, only ever added to. That paid stays within granted, and recovered within paid, is kept by
 * the database, between concurrent bookings too.
 */
@Service
@Transactional
public class Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
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

    void book(LedgerEntry entry) {
        jdbc.sql("""
                        insert into ampli.ledger_entry (dossier_number, kind, amount_cents, booked_on, reference, booked_by, booked_at)
                        values (:number, :kind, :cents, :on, :reference, :person, :now)
                        """)
                .param("number", entry.dossier().value())
                .param("kind", entry.kind().name())
                .param("cents", entry.amount().cents())
                .param("on", entry.bookedOn())
                .param("reference", entry.reference())
                .param("person", entry.bookedBy().id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The movements of a dossier, oldest first. */
    @Transactional(readOnly = true)
    public List<LedgerEntry> of(DossierNumber number) {
        return jdbc.sql("select * from ampli.ledger_entry where dossier_number = :number order by id")
                .param("number", number.value())
                .query(Ledger::entry)
                .list();
    }

    @Transactional(readOnly = true)
    public LedgerTotal total(DossierNumber number) {
        return jdbc.sql("select * from ampli.ledger_total where dossier_number = :number")
                .param("number", number.value())
                .query((row, index) -> new LedgerTotal(
                        Money.ofCents(row.getLong("granted_cents")),
                        Money.ofCents(row.getLong("released_cents")),
                        Money.ofCents(row.getLong("paid_cents")),
                        Money.ofCents(row.getLong("declarable_cents")),
                        Money.ofCents(row.getLong("recovered_cents")),
                        Money.ofCents(row.getLong("remitted_cents")),
                        Money.ofCents(row.getLong("written_off_cents"))))
                .optional()
                .orElse(LedgerTotal.EMPTY);
    }

    private static LedgerEntry entry(ResultSet row, int index) throws SQLException {
        return new LedgerEntry(
                DossierNumber.parse(row.getString("dossier_number")),
                LedgerKind.valueOf(row.getString("kind")),
                Money.ofCents(row.getLong("amount_cents")),
                row.getObject("booked_on", LocalDate.class),
                row.getString("reference"),
                new Person(row.getString("booked_by")));
    }
}
