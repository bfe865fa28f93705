package fr.ampli.agreement;

import fr.ampli.journal.Journal;
import fr.ampli.shared.Bic;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account of a dossier. The full number goes nowhere but to the order that pays it (R51). */
@Service
@Transactional
public class BankAccounts {

    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    BankAccounts(JdbcClient jdbc, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** Account details that stood every check. */
    public record Details(Iban iban, Bic bic, String holderName) {}

    /**
     * Reads account details as typed: a French account, in the name of the structure and of nobody else. The values mean
     * nothing if something was refused.
     *
     * @param inStructureName that the bank's paper names the structure as holder, as the officer saw it
     */
    public Details read(String iban, String bic, Boolean inStructureName, String structureName, Checks checks) {
        Iban number = checks.need(Iban.read(iban), AgreementReasons.IBAN_INVALID);
        checks.require(number == null || number.isFrench(), AgreementReasons.IBAN_FOREIGN);
        Bic bank = checks.need(Bic.read(bic), AgreementReasons.BIC_INVALID);
        checks.require(Boolean.TRUE.equals(inStructureName), AgreementReasons.ACCOUNT_HOLDER_DIFFERS);
        return new Details(number, bank, structureName);
    }

    /** Makes this the account of the dossier; the one before it stays on record as replaced. */
    public void record(DossierNumber number, Details details, Person person) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        "update ampli.bank_account set replaced_at = :now where dossier_number = :number and replaced_at is null")
                .param("now", now)
                .param("number", number.value())
                .update();
        jdbc.sql("""
                        insert into ampli.bank_account (dossier_number, iban, bic, holder_name, recorded_by, recorded_at)
                        values (:number, :iban, :bic, :holder, :person, :now)
                        """)
                .param("number", number.value())
                .param("iban", details.iban().value())
                .param("bic", details.bic().value())
                .param("holder", details.holderName())
                .param("person", person.id())
                .param("now", now)
                .update();
        journal.record(
                number,
                person,
                "BANK_ACCOUNT_RECORDED",
                "Compte bancaire enregistré : " + details.iban().masked() + ", titulaire " + details.holderName());
    }

    /** The account that is paid to today. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> current(DossierNumber number) {
        return jdbc.sql("select * from ampli.bank_account where dossier_number = :number and replaced_at is null")
                .param("number", number.value())
                .query(BankAccounts::account)
                .optional();
    }

    @Transactional(readOnly = true)
    public BankAccount get(long id) {
        return jdbc.sql("select * from ampli.bank_account where id = :id")
                .param("id", id)
                .query(BankAccounts::account)
                .single();
    }

    private static BankAccount account(ResultSet row, int index) throws SQLException {
        return new BankAccount(
                row.getLong("id"),
                DossierNumber.parse(row.getString("dossier_number")),
                new Iban(row.getString("iban")),
                new Bic(row.getString("bic")),
                row.getString("holder_name"),
                new Person(row.getString("recorded_by")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
