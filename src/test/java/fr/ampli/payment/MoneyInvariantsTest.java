package fr.ampli.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestDatabase;
import fr.ampli.agreement.AgreedDossiers;
import fr.ampli.agreement.BankAccount;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Bic;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Iban;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * What must always be true of money, against random sequences of commands, sensible and hostile: advance and balance make
 * the grant, paid stays within granted, what comes back within paid, an instalment is paid once, nothing is undone (R04).
 * The {@link Model} is small enough to be read; the record accepts and refuses the same commands, and stands after each
 * where the model stands.
 */
class MoneyInvariantsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final long GRANT = 2_000_000;
    private static final List<Person> PEOPLE = List.of(new Person("un"), new Person("deux"));

    private static Connection connection;
    private static JdbcClient jdbc;
    private static DossierNumber number;
    private static long account;
    private static OrderStore orders;
    private static Ledger ledger;

    @BeforeContainer
    static void open() throws SQLException {
        number = AgreedDossiers.open(CLOCK);
        account = TestDatabase.jdbc()
                .sql("""
                        insert into ampli.bank_account (dossier_number, iban, bic, holder_name, recorded_by, recorded_at)
                        values (:number, 'FR7630006000011234567890189', 'AGRIFRPP', 'Essai', 'un', now()) returning id
                        """)
                .param("number", number.value())
                .query(Long.class)
                .single();
        connection = TestDatabase.dataSource().getConnection();
        connection.setAutoCommit(false);
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        orders = new OrderStore(jdbc, CLOCK);
        ledger = new Ledger(jdbc, Optional::empty, CLOCK);
        // What each kind of movement rests on; that none moves without is LedgerTest's
        Journal journal = new Journal(TestDatabase.jdbc(), CLOCK);
        for (LedgerKind kind : LedgerKind.values()) {
            journal.record(number, PEOPLE.get(0), kind.decidedBy().get(0), "Décision d'essai");
        }
    }

    @AfterContainer
    static void close() throws SQLException {
        connection.close();
    }

    /** One thing that somebody, or a wrong program, tries. */
    sealed interface Command {}

    /** A step of an order. */
    record Step(Act act, Instalment instalment, Person person) implements Command {}

    /** The step that is due: pure chance would hardly ever come as far as a payment. */
    record Forward(Instalment instalment) implements Command {}

    /** A movement booked without an order: the others are booked by the answer. */
    record Booking(LedgerKind kind, long cents) implements Command {}

    /** Never right, wherever the dossier stands. */
    record Attack(Wrong wrong) implements Command {}

    enum Act {
        PREPARE,
        CERTIFY,
        GIVE_BACK,
        ISSUE,
        PAY,
        REJECT,
        CANCEL
    }

    enum Wrong {
        OTHER_AMOUNT("update ampli.payment_order set amount_cents = amount_cents + 1"),
        OTHER_INSTALMENT("update ampli.payment_order set instalment = 'BALANCE' where instalment = 'ADVANCE'"),
        UNPAY("update ampli.payment_order set state = 'ISSUED', paid_on = null, mandate_number = null"),
        PAY_WITHOUT_ORDER("update ampli.payment_order set state = 'PAID', mandate_number = 'X', paid_on = now()"
                + " where state in ('PREPARED', 'CERTIFIED', 'RETURNED', 'REJECTED', 'CANCELLED')"),
        PAY_WITHOUT_ANSWER("update ampli.payment_order set state = 'PAID', mandate_number = 'X', paid_on = now()"
                + " where state = 'ISSUED'"),
        CONFIRM_ALONE("update ampli.payment_order set state = 'PAID', mandate_number = 'X', paid_on = now(),"
                + " answer_way = 'HAND', answered_by = 'un', answer_confirmed_by = 'un' where state = 'ISSUED'"),
        OTHER_SEAL("update ampli.payment_order set account_seal = repeat('0', 64)"),
        FORGET_ORDER("delete from ampli.payment_order"),
        BOOK_WITHOUT_ORDER(
                "insert into ampli.ledger_entry (dossier_number, kind, amount_cents, booked_on, reference, booked_by, booked_at,"
                        + " decision_id, step) select dossier_number, 'ADVANCE_PAID', 1200000, now(), 'X', 'un', now(),"
                        + " (select max(id) from ampli.journal j where j.dossier_number = o.dossier_number), 'X'"
                        + " from ampli.payment_order o where instalment = 'ADVANCE' and state <> 'PAID'"),
        BOOK_WITHOUT_DECISION(
                "insert into ampli.ledger_entry (dossier_number, kind, amount_cents, booked_on, reference, booked_by, booked_at)"
                        + " select dossier_number, 'GRANTED', 100, now(), 'X', 'un', now() from ampli.payment_order"),
        CHANGE_ENTRY("update ampli.ledger_entry set amount_cents = 1"),
        DELETE_ENTRY("delete from ampli.ledger_entry"),
        CHANGE_SUM("update ampli.ledger_total set paid_cents = 0, recovered_cents = 0"),
        DELETE_SUM("delete from ampli.ledger_total");

        private final String sql;

        Wrong(String sql) {
            this.sql = sql;
        }
    }

    @Provide
    Arbitrary<List<Command>> histories() {
        Arbitrary<Command> steps = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(4, Act.PREPARE),
                                Tuple.of(4, Act.CERTIFY),
                                Tuple.of(4, Act.ISSUE),
                                Tuple.of(4, Act.PAY),
                                Tuple.of(1, Act.REJECT),
                                Tuple.of(1, Act.GIVE_BACK),
                                Tuple.of(1, Act.CANCEL)),
                        Arbitraries.frequency(Tuple.of(3, Instalment.ADVANCE), Tuple.of(1, Instalment.BALANCE)),
                        Arbitraries.of(PEOPLE))
                .as(Step::new);
        Arbitrary<Command> bookings = Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(4, LedgerKind.GRANTED),
                                Tuple.of(1, LedgerKind.RELEASED),
                                Tuple.of(1, LedgerKind.RESULT_PROVED),
                                Tuple.of(1, LedgerKind.UNDECLARED),
                                Tuple.of(2, LedgerKind.RECOVERED),
                                Tuple.of(1, LedgerKind.REMITTED),
                                Tuple.of(1, LedgerKind.WRITTEN_OFF)),
                        Arbitraries.of(GRANT, GRANT / 2, 1_200_000L, 800_000L, 600_000L, 333_333L, 1L))
                .as(Booking::new);
        Arbitrary<Command> forward = Arbitraries.frequency(
                        Tuple.of(3, Instalment.ADVANCE), Tuple.of(1, Instalment.BALANCE))
                .map(Forward::new);
        Arbitrary<Command> attacks = Arbitraries.of(Wrong.values()).map(Attack::new);
        Arbitrary<List<Command>> histories = Arbitraries.frequencyOf(
                        Tuple.of(12, forward), Tuple.of(4, steps), Tuple.of(4, bookings), Tuple.of(2, attacks))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
        return Combinators.combine(Arbitraries.frequency(Tuple.of(9, true), Tuple.of(1, false)), histories)
                .as((granted, history) -> granted ? withGrant(history) : history);
    }

    private static List<Command> withGrant(List<Command> history) {
        List<Command> all = new ArrayList<>();
        all.add(new Booking(LedgerKind.GRANTED, GRANT));
        all.addAll(history);
        return all;
    }

    @Property(tries = 10_000, edgeCases = net.jqwik.api.EdgeCasesMode.NONE)
    void the_record_stands_where_the_model_stands(@ForAll("histories") List<Command> history) throws SQLException {
        Model model = new Model();
        try {
            for (Command each : history) {
                Command command = each instanceof Forward forward ? model.due(forward.instalment()) : each;
                assertThat(attempt(command)).as("%s, with %s", command, model).isEqualTo(model.accepts(command));
                assertStandsAt(model);
            }
            jdbc.sql("set constraints all immediate").update();
            // A generator that seldom pays would prove little
            Statistics.label("money left")
                    .collect(model.paid() > 0)
                    .coverage(coverage -> coverage.check(true).percentage(share -> share > 8));
            Statistics.label("money came back")
                    .collect(model.settled() > 0)
                    .coverage(coverage -> coverage.check(true).percentage(share -> share > 2));
        } finally {
            connection.rollback();
        }
    }

    private void assertStandsAt(Model model) {
        LedgerTotal total = ledger.total(number);
        assertThat(total).isEqualTo(model.total());
        assertThat(total.paid().plus(total.released()).isAtMost(total.granted()))
                .isTrue();
        assertThat(total.settled().isAtMost(total.paid())).isTrue();
        Map<Instalment, OrderState> states = new EnumMap<>(Instalment.class);
        Money ordered = Money.ZERO;
        for (PaymentOrder order : orders.of(number)) {
            states.put(order.instalment(), order.state());
            ordered = ordered.plus(order.amount());
        }
        assertThat(states).isEqualTo(model.states);
        assertThat(states.size() < 2 || ordered.equals(Money.ofCents(GRANT))).isTrue();
    }

    /** Whether the record took the command; where it did not, everything is as before. */
    private static boolean attempt(Command command) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            boolean done = send(command);
            if (!done) {
                connection.rollback(before);
            }
            return done;
        } catch (DataAccessException refused) {
            connection.rollback(before);
            return false;
        }
    }

    private static boolean send(Command command) {
        if (command instanceof Step step) {
            return send(step.act(), step.instalment(), step.person());
        }
        if (command instanceof Booking booking) {
            ledger.book(new LedgerEntry(
                    number, booking.kind(), Money.ofCents(booking.cents()), TODAY, "Pièce", PEOPLE.get(0)));
            return true;
        }
        // An attack that finds no row changes nothing; for the model that is a refusal too
        return jdbc.sql(((Attack) command).wrong().sql).update() > 0;
    }

    private static boolean send(Act act, Instalment instalment, Person person) {
        return switch (act) {
            case PREPARE -> orders.prepare(number, instalment, amount(instalment), account, seal(instalment), person);
            case CERTIFY -> orders.certify(number, instalment, person);
            case GIVE_BACK -> orders.giveBack(number, instalment, "Motif");
            case ISSUE -> orders.issue(number, instalment);
            case PAY -> pay(instalment, person);
            case REJECT ->
                orders.find(number, instalment)
                        .filter(order -> orders.reject(order, "Compte clos", byTwo(person)))
                        .isPresent();
            case CANCEL ->
                orders.find(number, instalment)
                        .filter(order -> order.state() != OrderState.CANCELLED)
                        .filter(orders::cancel)
                        .isPresent();
        };
    }

    private static boolean pay(Instalment instalment, Person person) {
        PaymentAnswers.Paid paid = new PaymentAnswers.Paid("M-" + instalment, TODAY);
        if (orders.find(number, instalment)
                .filter(order -> orders.pay(order, paid, byTwo(person)))
                .isEmpty()) {
            return false;
        }
        ledger.book(new LedgerEntry(number, instalment.paid(), amount(instalment), TODAY, "Mandat", person));
        return true;
    }

    /** The answer as one person typed it and the other confirmed it. */
    private static AnswerProof byTwo(Person person) {
        return AnswerProof.hand(person, PEOPLE.get(person.equals(PEOPLE.get(0)) ? 1 : 0));
    }

    /** The seal of the attempt that would be prepared now, as the application computes it. */
    private static String seal(Instalment instalment) {
        int attempt = orders.find(number, instalment)
                .map(order -> order.state() == OrderState.REJECTED ? order.attempt() + 1 : order.attempt())
                .orElse(1);
        BankAccount paid = new BankAccount(
                account,
                number,
                new Iban("FR7630006000011234567890189"),
                new Bic("AGRIFRPP"),
                "Essai",
                Optional.empty(),
                PEOPLE.get(0),
                CLOCK.instant());
        return OrderSeal.of(number, instalment, amount(instalment), attempt, paid);
    }

    private static Money amount(Instalment instalment) {
        return Money.of(instalment == Instalment.ADVANCE ? "12000.00" : "8000.00");
    }

    /** What should be, in a few lines of plain Java. */
    private static final class Model {

        private static final Set<LedgerKind> ONCE =
                EnumSet.of(LedgerKind.GRANTED, LedgerKind.RELEASED, LedgerKind.RESULT_PROVED);

        private final Map<Instalment, OrderState> states = new EnumMap<>(Instalment.class);
        private final Map<Instalment, Person> preparers = new EnumMap<>(Instalment.class);
        private final Map<LedgerKind, Long> sums = new EnumMap<>(LedgerKind.class);
        private final Set<LedgerKind> booked = new HashSet<>();

        Step due(Instalment instalment) {
            OrderState now = states.get(instalment);
            return switch (now == null ? OrderState.RETURNED : now) {
                case RETURNED, REJECTED -> new Step(Act.PREPARE, instalment, PEOPLE.get(0));
                case PREPARED ->
                    new Step(
                            Act.CERTIFY,
                            instalment,
                            preparers.get(instalment).equals(PEOPLE.get(0)) ? PEOPLE.get(1) : PEOPLE.get(0));
                case CERTIFIED -> new Step(Act.ISSUE, instalment, PEOPLE.get(0));
                case ISSUED, PAID, CANCELLED -> new Step(Act.PAY, instalment, PEOPLE.get(0));
            };
        }

        /** Whether the command is right here; moves on if it is. */
        boolean accepts(Command command) {
            if (command instanceof Step step) {
                return accepts(step);
            }
            return command instanceof Booking booking && accepts(booking.kind(), booking.cents());
        }

        private boolean accepts(Step step) {
            OrderState now = states.get(step.instalment());
            OrderState next = switch (step.act()) {
                case PREPARE ->
                    now == null || now == OrderState.RETURNED || now == OrderState.REJECTED
                            ? OrderState.PREPARED
                            : null;
                case CERTIFY ->
                    now == OrderState.PREPARED
                                    && !preparers.get(step.instalment()).equals(step.person())
                            ? OrderState.CERTIFIED
                            : null;
                case GIVE_BACK -> now == OrderState.PREPARED ? OrderState.RETURNED : null;
                case ISSUE -> now == OrderState.CERTIFIED ? OrderState.ISSUED : null;
                case PAY ->
                    now == OrderState.ISSUED
                                    && accepts(
                                            step.instalment().paid(),
                                            amount(step.instalment()).cents())
                            ? OrderState.PAID
                            : null;
                case REJECT -> now == OrderState.ISSUED ? OrderState.REJECTED : null;
                case CANCEL ->
                    now == null || now == OrderState.PAID || now == OrderState.CANCELLED ? null : OrderState.CANCELLED;
            };
            if (next == null) {
                return false;
            }
            states.put(step.instalment(), next);
            if (step.act() == Act.PREPARE) {
                preparers.put(step.instalment(), step.person());
            }
            return true;
        }

        private boolean accepts(LedgerKind kind, long cents) {
            boolean right = switch (kind) {
                case GRANTED -> true;
                case RELEASED, ADVANCE_PAID, BALANCE_PAID ->
                    paid() + of(LedgerKind.RELEASED) + cents <= of(LedgerKind.GRANTED);
                case RESULT_PROVED -> declarable() + cents <= of(LedgerKind.GRANTED);
                case UNDECLARED -> cents <= declarable();
                case RECOVERED, REMITTED, WRITTEN_OFF -> settled() + cents <= paid();
            };
            if (!right || (ONCE.contains(kind) && !booked.add(kind))) {
                return false;
            }
            sums.merge(kind, cents, Long::sum);
            return true;
        }

        LedgerTotal total() {
            return new LedgerTotal(
                    Money.ofCents(of(LedgerKind.GRANTED)),
                    Money.ofCents(of(LedgerKind.RELEASED)),
                    Money.ofCents(paid()),
                    Money.ofCents(declarable()),
                    Money.ofCents(of(LedgerKind.RECOVERED)),
                    Money.ofCents(of(LedgerKind.REMITTED)),
                    Money.ofCents(of(LedgerKind.WRITTEN_OFF)));
        }

        private long paid() {
            return of(LedgerKind.ADVANCE_PAID) + of(LedgerKind.BALANCE_PAID);
        }

        private long declarable() {
            return of(LedgerKind.RESULT_PROVED) - of(LedgerKind.UNDECLARED);
        }

        private long settled() {
            return of(LedgerKind.RECOVERED) + of(LedgerKind.REMITTED) + of(LedgerKind.WRITTEN_OFF);
        }

        private long of(LedgerKind kind) {
            return sums.getOrDefault(kind, 0L);
        }

        @Override
        public String toString() {
            return states + " " + sums;
        }
    }
}
