package fr.ampli.agreement;

import fr.ampli.dossier.Dossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Bic;
import fr.ampli.shared.Checks;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.OneLook;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import fr.ampli.shared.Siren;
import fr.ampli.shared.Siret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The account of a dossier. The full number goes nowhere but to the order that pays it (R51). */
@Service
@Transactional
public class BankAccounts {

    /** Sets the locks on an account number apart from other advisory locks. */
    private static final int LOCK_SEED = 51;

    private final JdbcClient jdbc;
    private final Dossiers dossiers;
    private final AccountAlerts alerts;
    private final Journal journal;
    private final Clock clock;

    BankAccounts(JdbcClient jdbc, Dossiers dossiers, AccountAlerts alerts, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
        this.alerts = alerts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Account details that stood every check.
     *
     * @param nameNote why the holder is the structure although it is written otherwise, or null
     */
    public record Details(Iban iban, Bic bic, String holderName, String nameNote) {}

    private enum Verdict {
        EXPLAINED,
        SUSPECT
    }

    /**
     * Reads account details as typed: a French account at a bank of the same country, in the name of the structure and
     * of nobody else. The values mean nothing if something was refused.
     *
     * @param holder the holder as the bank's paper names it
     * @param holderNote why that is the structure; asked for where it is not written quite alike
     */
    public Details read(
            String iban, String bic, String holder, String holderNote, String structureName, Checks checks) {
        Iban number = checks.need(Iban.read(iban), AgreementReasons.IBAN_INVALID);
        checks.require(number == null || number.isFrench(), AgreementReasons.IBAN_FOREIGN);
        Bic bank = checks.need(Bic.read(bic), AgreementReasons.BIC_INVALID);
        checks.require(
                number == null || bank == null || !number.isFrench() || bank.isOfFrenchAccounts(),
                AgreementReasons.BIC_COUNTRY_DIFFERS);
        String name = checks.text(holder, "accountHolder", "Titulaire écrit sur le RIB", 200);
        String note = checks.optionalLongText(holderNote, "holderNote", "Pourquoi il s'agit de la structure", 2000);
        if (name == null || structureName == null) {
            return new Details(number, bank, name, note);
        }
        HolderName.Match match = HolderName.compare(name, structureName);
        checks.require(match != HolderName.Match.DIFFERENT, AgreementReasons.ACCOUNT_HOLDER_DIFFERS);
        checks.require(
                match != HolderName.Match.CLOSE || (note != null && !note.isBlank()),
                AgreementReasons.ACCOUNT_HOLDER_UNEXPLAINED);
        return new Details(number, bank, name, match == HolderName.Match.CLOSE ? note : null);
    }

    /**
     * Makes this the account of the dossier; the one before it stays on record as replaced. Where another holder has or
     * had the same account, somebody is told, and nothing is paid to it before that is explained (E16).
     */
    public void record(DossierNumber number, Details details, Person person) {
        OffsetDateTime now = now();
        lock(details.iban());
        jdbc.sql(
                        "update ampli.bank_account set replaced_at = :now where dossier_number = :number and replaced_at is null")
                .param("now", now)
                .param("number", number.value())
                .update();
        long id = jdbc.sql("""
                        insert into ampli.bank_account (dossier_number, iban, bic, holder_name, name_note, recorded_by, recorded_at)
                        values (:number, :iban, :bic, :holder, :note, :person, :now) returning id
                        """)
                .param("number", number.value())
                .param("iban", details.iban().value())
                .param("bic", details.bic().value())
                .param("holder", details.holderName())
                .param("note", details.nameNote())
                .param("person", person.id())
                .param("now", now)
                .query(Long.class)
                .single();
        journal.record(
                number,
                person,
                "BANK_ACCOUNT_RECORDED",
                "Compte bancaire enregistré : " + details.iban().masked() + ", titulaire " + details.holderName(),
                details.nameNote());
        if (compareWithOthers(number, id, details.iban(), person) > 0) {
            journal.record(
                    number, person, "BANK_ACCOUNT_SHARED", "Ce compte bancaire est aussi connu pour un autre porteur");
            alerts.shared(number);
        }
    }

    /** The dossiers of other holders on which this account is or was on record (E16). */
    @Transactional(readOnly = true)
    public List<DossierNumber> knownElsewhere(DossierNumber number, Iban iban) {
        return others(number, iban).stream()
                .map(BankAccount::dossier)
                .distinct()
                .toList();
    }

    /** What was found of the account of this dossier that another holder uses too, the earliest first. */
    @Transactional(readOnly = true)
    public List<AccountSharing> sharings(DossierNumber number) {
        return jdbc.sql("""
                        select s.id, mine.dossier_number, other.dossier_number as other_number, s.found_at, s.verdict, s.grounds
                        from ampli.account_sharing s
                        join ampli.bank_account mine on mine.id = s.bank_account_id
                        join ampli.bank_account other on other.id = s.other_account_id
                        where mine.dossier_number = :number order by s.id
                        """)
                .param("number", number.value())
                .query((row, index) -> new AccountSharing(
                        row.getLong("id"),
                        DossierNumber.parse(row.getString("dossier_number")),
                        DossierNumber.parse(row.getString("other_number")),
                        row.getObject("found_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("verdict"))
                                .map(verdict -> Verdict.valueOf(verdict) == Verdict.EXPLAINED),
                        Optional.ofNullable(row.getString("grounds"))))
                .list();
    }

    /** Whether another holder uses the account of this dossier, on whichever side, and nobody has said why that is right. */
    @Transactional(readOnly = true)
    public boolean isSharedUnexplained(DossierNumber number) {
        return jdbc.sql("""
                        select exists (select 1 from ampli.account_sharing s join ampli.bank_account a
                          on a.id in (s.bank_account_id, s.other_account_id)
                        where a.dossier_number = :number and a.replaced_at is null and s.verdict is distinct from 'EXPLAINED')
                        """)
                .param("number", number.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Records why two holders use one account, or that nobody can say: for everything found of this dossier that waits.
     *
     * @return whether it is explained
     * @throws Refusal also where the same person recorded the account
     */
    public boolean explain(DossierNumber number, SharedAccountDraft draft, Person person) {
        Checks checks = new Checks();
        Verdict verdict = checks.choice(Verdict.class, draft.verdict(), "verdict", "Ce que vous avez établi");
        String grounds = checks.longText(draft.grounds(), "grounds", "Motifs", 2000);
        checks.orThrow();
        boolean own = jdbc.sql("""
                        select exists (select 1 from ampli.account_sharing s join ampli.bank_account a on a.id = s.bank_account_id
                        where a.dossier_number = :number and s.verdict is null and s.recorded_by = :person)
                        """)
                .param("number", number.value())
                .param("person", person.id())
                .query(Boolean.class)
                .single();
        if (own) {
            throw Refusal.of(AgreementReasons.SAME_PERSON_EXPLAINS);
        }
        jdbc.sql("""
                        update ampli.account_sharing set verdict = :verdict, grounds = :grounds, decided_by = :person,
                          decided_at = :now
                        where verdict is null and bank_account_id in
                          (select id from ampli.bank_account where dossier_number = :number)
                        """)
                .param("verdict", verdict.name())
                .param("grounds", grounds)
                .param("person", person.id())
                .param("now", now())
                .param("number", number.value())
                .update();
        journal.record(
                number,
                person,
                "SHARED_ACCOUNT_LOOKED_AT",
                "Compte commun à deux porteurs : examiné",
                verdict == Verdict.EXPLAINED ? grounds : null);
        return verdict == Verdict.EXPLAINED;
    }

    /** Whether the holder of this account, as the bank names it, is the structure as it is called today. */
    @Transactional(readOnly = true)
    public boolean isInStructureName(BankAccount account) {
        HolderName.Match match = HolderName.compare(
                account.holderName(), dossiers.get(account.dossier()).holder().name());
        return match == HolderName.Match.SAME
                || (match == HolderName.Match.CLOSE && account.nameNote().isPresent());
    }

    /** The account that is paid to today. */
    @Transactional(readOnly = true)
    public Optional<BankAccount> current(DossierNumber number) {
        return OneLook.once(
                "BankAccounts.current",
                number,
                () -> jdbc.sql(
                                "select * from ampli.bank_account where dossier_number = :number and replaced_at is null")
                        .param("number", number.value())
                        .query(BankAccounts::account)
                        .optional());
    }

    @Transactional(readOnly = true)
    public BankAccount get(long id) {
        return jdbc.sql("select * from ampli.bank_account where id = :id")
                .param("id", id)
                .query(BankAccounts::account)
                .single();
    }

    /** Two that record the same account at once find each other. */
    private void lock(Iban iban) {
        RowCallbackHandler nothing = row -> {};
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:iban, :seed))")
                .param("iban", iban.value())
                .param("seed", LOCK_SEED)
                .query(nothing);
    }

    private int compareWithOthers(DossierNumber number, long id, Iban iban, Person person) {
        List<BankAccount> others = others(number, iban);
        others.forEach(other -> jdbc.sql("""
                        insert into ampli.account_sharing (bank_account_id, recorded_by, other_account_id, found_at)
                        values (:id, :person, :other, :now)
                        """)
                .param("id", id)
                .param("person", person.id())
                .param("other", other.id())
                .param("now", now())
                .update());
        return others.size();
    }

    /** The accounts of that number on dossiers of another legal unit, the replaced ones too. */
    private List<BankAccount> others(DossierNumber number, Iban iban) {
        Optional<Siren> own = siren(number);
        return jdbc
                .sql("select * from ampli.bank_account where iban = :iban and dossier_number <> :number order by id")
                .param("iban", iban.value())
                .param("number", number.value())
                .query(BankAccounts::account)
                .list()
                .stream()
                .filter(other -> own.isEmpty() || !siren(other.dossier()).equals(own))
                .toList();
    }

    private Optional<Siren> siren(DossierNumber number) {
        return dossiers.get(number).holder().siret().map(Siret::siren);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static BankAccount account(ResultSet row, int index) throws SQLException {
        return new BankAccount(
                row.getLong("id"),
                DossierNumber.parse(row.getString("dossier_number")),
                new Iban(row.getString("iban")),
                new Bic(row.getString("bic")),
                row.getString("holder_name"),
                Optional.ofNullable(row.getString("name_note")),
                new Person(row.getString("recorded_by")),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
