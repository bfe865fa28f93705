package fr.ampli.payment;

import fr.ampli.TestDatabase;
import fr.ampli.TestScheme;
import fr.ampli.agreement.AgreementInForce;
import fr.ampli.agreement.Terms;
import fr.ampli.agreement.TermsFrozen;
import fr.ampli.agreement.TestTerms;
import fr.ampli.job.TestJobs;
import fr.ampli.journal.Journal;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ledger, envelope and accounts as the application wires them, on the test database and without an engine. Each room
 * lives in a year of its own, so that its envelope is its own.
 */
final class MoneyRoom {

    static final Person OFFICER = new Person("instructeur");
    static final Person FINANCE = new Person("ordonnateur");
    static final Money GRANT = Money.of("20000.00");
    static final Money ADVANCE = Money.of("12000.00");
    static final Money BALANCE = Money.of("8000.00");

    private static final AtomicInteger YEARS = new AtomicInteger(2199);

    final int year;
    final LocalDate today;
    final Clock clock;
    final JdbcClient jdbc = TestDatabase.jdbc();
    final List<DossierNumber> called = new CopyOnWriteArrayList<>();
    final Journal journal;
    final Ledger ledger;
    final OrderStore orders;
    final EnvelopeStore store;
    final Envelopes envelopes;
    final EnvelopeBudgets budgets;
    final Declarations declarations;
    final Accounts accounts;
    final Terms terms;

    MoneyRoom() {
        this(YEARS.incrementAndGet(), "");
    }

    MoneyRoom(String defaultBudget) {
        this(YEARS.incrementAndGet(), defaultBudget);
    }

    MoneyRoom(int year, String defaultBudget) {
        this.year = year;
        today = LocalDate.of(year, 3, 2);
        clock = Clock.fixed(today.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        journal = new Journal(jdbc, clock);
        CurrentStep nowhere = Optional::empty;
        ledger = new Ledger(jdbc, nowhere, clock);
        orders = new OrderStore(jdbc, clock);
        store = new EnvelopeStore(jdbc, nowhere, clock);
        envelopes = new Envelopes(
                store, ledger, TestScheme.scheme(), new EnvelopeSettings(defaultBudget), called::add, journal, clock);
        budgets = new EnvelopeBudgets(envelopes, jdbc, clock);
        declarations = new Declarations(ledger, TestJobs.outcomes(), journal, clock);
        accounts = new Accounts(jdbc, ledger);
        terms = TestTerms.with(clock, event -> {
            if (event instanceof TermsFrozen award) {
                envelopes.commit(award);
            }
        });
    }

    /** A dossier of a holder that no other test uses. */
    DossierNumber dossier() {
        DossierNumber number = TestDatabase.nextNumber();
        jdbc.sql("""
                        insert into ampli.dossier (number, holder_name, legal_form, contact_name, contact_email, contact_phone,
                            project_title, project_summary, commune, postal_code, partner_consent, stage, stage_since, opened_at)
                        values (:number, :number, 'NOT_YET_CREATED', 'Nadia Benali', 'nadia@example.org', '05 57 57 80 00',
                            :number, 'Un projet.', 'Langon', '33210', false, 'SUBMISSION', :now, :now)
                        """)
                .param("number", number.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return number;
    }

    /** Sets this year's budget to so many grants. */
    void budget(int grants) {
        budget(Money.ofCents(GRANT.cents() * grants));
    }

    void budget(Money budget) {
        TestDatabase.transaction()
                .executeWithoutResult(status -> envelopes.setBudget(year, budget, "Délibération d'essai", FINANCE));
    }

    boolean reserve(DossierNumber number) {
        return reserve(number, today);
    }

    boolean reserve(DossierNumber number, LocalDate completeOn) {
        return Boolean.TRUE.equals(
                TestDatabase.transaction().execute(status -> envelopes.reserve(number, completeOn, OFFICER)));
    }

    /** Decides an award: its terms are frozen, its money is committed. */
    void award(DossierNumber number) {
        TestDatabase.transaction().executeWithoutResult(status -> {
            journal.record(number, OFFICER, "AWARDED", "Attribution signée");
            TestTerms.freeze(terms, number, LocalDate.of(2026, 3, 2), OFFICER);
        });
    }

    void inForce(DossierNumber number) {
        TestDatabase.transaction()
                .executeWithoutResult(status -> ledger.commit(new AgreementInForce(number, GRANT, today, OFFICER)));
    }

    void book(DossierNumber number, LedgerKind kind, Money amount, String decision) {
        TestDatabase.transaction().executeWithoutResult(status -> {
            if (decision != null) {
                journal.record(number, FINANCE, decision, "Décision d'essai");
            }
            ledger.book(new LedgerEntry(number, kind, amount, today, "Référence d'essai", FINANCE));
        });
    }

    /** Pays an instalment the way it is always paid: prepared, certified by another, issued, answered. */
    void pay(DossierNumber number, Instalment instalment) {
        pay(number, instalment, "Mandat d'essai");
    }

    void pay(DossierNumber number, Instalment instalment, String reference) {
        Money amount = instalment == Instalment.ADVANCE ? ADVANCE : BALANCE;
        TestDatabase.transaction().executeWithoutResult(status -> {
            boolean done =
                    orders.prepare(number, instalment, amount, account(number), seal(number, instalment), OFFICER)
                            && orders.certify(number, instalment, FINANCE)
                            && orders.issue(number, instalment)
                            && orders.pay(
                                    orders.find(number, instalment).orElseThrow(),
                                    new PaymentAnswers.Paid("M-" + number + "-" + instalment, today),
                                    AnswerProof.hand(FINANCE, OFFICER));
            if (!done) {
                throw Refusal.of(PaymentReasons.ORDER_CHANGED);
            }
            journal.record(number, FINANCE, "PAYMENT_CERTIFIED", "Paiement « certifié » ; dit \"oui\"");
            ledger.book(new LedgerEntry(number, instalment.paid(), amount, today, reference, FINANCE));
        });
    }

    private String seal(DossierNumber number, Instalment instalment) {
        Money amount = instalment == Instalment.ADVANCE ? ADVANCE : BALANCE;
        return jdbc.sql("select ampli.order_seal(:number, :instalment, :cents, 1, :account)")
                .param("number", number.value())
                .param("instalment", instalment.name())
                .param("cents", amount.cents())
                .param("account", account(number))
                .query(String.class)
                .single();
    }

    private long account(DossierNumber number) {
        return jdbc.sql("select id from ampli.bank_account where dossier_number = :number")
                .param("number", number.value())
                .query(Long.class)
                .optional()
                .orElseGet(() -> jdbc.sql("""
                                insert into ampli.bank_account (dossier_number, iban, bic, holder_name, recorded_by, recorded_at)
                                values (:number, 'FR7630006000011234567890189', 'AGRIFRPP', 'Essai', 'un', now()) returning id
                                """)
                        .param("number", number.value())
                        .query(Long.class)
                        .single());
    }

    void met(DossierNumber number) {
        TestDatabase.transaction().executeWithoutResult(status -> {
            TestJobs.met(number, today);
            journal.record(number, OFFICER, "JOB_OUTCOME_FOUND", "Résultat du contrôle : atteint");
            declarations.resultProved(number, OFFICER);
        });
    }

    void release(DossierNumber number) {
        TestDatabase.transaction().executeWithoutResult(status -> {
            journal.record(number, OFFICER, "WITHDRAWAL_RECORDED", "Retrait d'essai");
            envelopes.release(number, "Retrait du porteur", OFFICER);
        });
    }

    Envelope envelope() {
        return envelopes.of(year);
    }

    List<DossierNumber> waiting() {
        return envelopes.waitingList().stream().map(Waiting::dossier).toList();
    }
}
