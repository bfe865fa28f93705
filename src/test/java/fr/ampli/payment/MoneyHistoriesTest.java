package fr.ampli.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestDatabase;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever happens to some dossiers and their year, in whatever order: what may happen happens, what may not is refused
 * and leaves nothing behind, and after every step the sums of dossiers, envelope and export are those of a ledger kept by
 * hand. The verbs are the application's, the database is a real one; each history is undone at its end.
 *
 * <p>A history that fails is shrunk and told with its seed, which the next run tries first.
 */
class MoneyHistoriesTest {

    private static final int DOSSIERS = 3;

    /** What can happen to a dossier, or to the year. */
    enum Act {
        COMPLETE,
        AWARD,
        IN_FORCE,
        PAY_ADVANCE,
        PROVE,
        PAY_BALANCE,
        GIVE_UP,
        RECOVER,
        REMIT,
        WRITE_OFF,
        CORRECT,
        SET_BUDGET
    }

    /** One step: which act on which dossier, and how much, where that is for somebody to choose. */
    record Step(Act act, int dossier, int thousands) {
        Money amount() {
            return Money.ofCents(thousands * 100_000L);
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        // Mostly forward, so that histories get somewhere; any act may come at any time all the same
        Arbitrary<Act> acts = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, Arbitraries.of(Act.class)),
                net.jqwik.api.Tuple.of(
                        5,
                        Arbitraries.of(
                                Act.COMPLETE, Act.AWARD, Act.IN_FORCE, Act.PAY_ADVANCE, Act.PROVE, Act.PAY_BALANCE)));
        return Combinators.combine(
                        acts,
                        Arbitraries.integers().between(0, DOSSIERS - 1),
                        Arbitraries.integers().between(0, 65))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(18);
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.BOUNDED)
    void dossiers_envelope_and_export_agree_after_every_step(@ForAll("histories") List<Step> history) {
        TestDatabase.transaction().executeWithoutResult(undone -> {
            undone.setRollbackOnly();
            new World().live(history);
        });
    }

    /** What stands on the books of one dossier, kept by hand. */
    private static final class Hand {
        private boolean complete;
        private boolean reserved;
        private boolean committed;
        private boolean waits;
        private boolean left;
        private long granted;
        private long released;
        private long paid;
        private boolean advancePaid;
        private boolean balancePaid;
        private boolean proved;
        private long declarable;
        private long back;
        private long share;
    }

    /** One year with its dossiers: the system, and beside it the books kept by hand. */
    private static final class World {

        private static final long GRANT = MoneyRoom.GRANT.cents();

        private final MoneyRoom room = new MoneyRoom();
        private final TransactionTemplate savepoint = savepoint();
        private final List<DossierNumber> numbers = new ArrayList<>();
        private final Map<DossierNumber, Hand> hands = new HashMap<>();
        private final List<DossierNumber> called = new ArrayList<>();
        private long budget;

        private static TransactionTemplate savepoint() {
            TransactionTemplate inner =
                    new TransactionTemplate(TestDatabase.transaction().getTransactionManager());
            inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
            return inner;
        }

        private void live(List<Step> history) {
            for (int i = 0; i < DOSSIERS; i++) {
                DossierNumber number = room.dossier();
                numbers.add(number);
                hands.put(number, new Hand());
                room.journal.record(number, MoneyRoom.FINANCE, "RECOVERY_DECIDED", "Reversement décidé");
            }
            for (Step step : history) {
                DossierNumber number = numbers.get(step.dossier());
                boolean expected = expect(step, hands.get(number));
                assertThat(tried(step, number)).as("%s is possible", step).isEqualTo(expected);
                if (expected) {
                    byHand(step, hands.get(number), number);
                }
                compare(step);
            }
        }

        /** Whether the rules allow it. */
        private boolean expect(Step step, Hand hand) {
            return switch (step.act()) {
                case COMPLETE -> !hand.complete;
                case AWARD -> hand.reserved && !hand.committed && !hand.left;
                case IN_FORCE -> hand.committed && hand.granted == 0 && !hand.left;
                case PAY_ADVANCE -> !hand.advancePaid && pays(hand, MoneyRoom.ADVANCE);
                case PAY_BALANCE -> !hand.balancePaid && pays(hand, MoneyRoom.BALANCE);
                case PROVE -> hand.granted > 0 && !hand.proved;
                case RECOVER, REMIT, WRITE_OFF ->
                    step.thousands() > 0 && hand.back + step.amount().cents() <= hand.paid;
                case GIVE_UP, CORRECT -> true;
                case SET_BUDGET -> step.amount().cents() >= taken();
            };
        }

        private static boolean pays(Hand hand, Money instalment) {
            return hand.paid + hand.released + instalment.cents() <= hand.granted;
        }

        private boolean tried(Step step, DossierNumber number) {
            if (!reachable(step, hands.get(number))) {
                return false;
            }
            try {
                savepoint.executeWithoutResult(status -> act(step, number));
                return true;
            } catch (Refusal | DataAccessException refused) {
                return false;
            }
        }

        /** What the pathway itself never asks: there is no verb that would refuse it. */
        private static boolean reachable(Step step, Hand hand) {
            return switch (step.act()) {
                case COMPLETE -> !hand.complete;
                case AWARD -> hand.reserved && !hand.committed && !hand.left;
                case IN_FORCE -> hand.committed && !hand.left;
                case PROVE -> hand.granted > 0;
                case RECOVER, REMIT, WRITE_OFF, PAY_ADVANCE, PAY_BALANCE -> hand.committed;
                default -> true;
            };
        }

        private void act(Step step, DossierNumber number) {
            switch (step.act()) {
                case COMPLETE -> room.reserve(number, completeOn(number));
                case AWARD -> room.award(number);
                case IN_FORCE -> room.inForce(number);
                case PAY_ADVANCE -> room.pay(number, Instalment.ADVANCE);
                case PAY_BALANCE -> room.pay(number, Instalment.BALANCE);
                case PROVE -> room.met(number);
                case GIVE_UP -> room.release(number);
                case RECOVER -> room.book(number, LedgerKind.RECOVERED, step.amount(), null);
                case REMIT -> room.book(number, LedgerKind.REMITTED, step.amount(), null);
                case WRITE_OFF -> room.book(number, LedgerKind.WRITTEN_OFF, step.amount(), null);
                case CORRECT -> room.declarations.undeclare(number, "Essai", "Audit", MoneyRoom.FINANCE);
                case SET_BUDGET -> room.budget(step.amount());
            }
        }

        /** The later its number, the earlier it was complete: so order by day and order by number differ. */
        private LocalDate completeOn(DossierNumber number) {
            return room.today.minusDays(numbers.indexOf(number));
        }

        private void byHand(Step step, Hand hand, DossierNumber number) {
            switch (step.act()) {
                case COMPLETE -> {
                    hand.complete = true;
                    if (hands.values().stream().noneMatch(each -> each.waits) && taken() + GRANT <= budget) {
                        hand.reserved = true;
                        hand.share = GRANT;
                    } else {
                        hand.waits = true;
                    }
                }
                case AWARD -> hand.committed = true;
                case IN_FORCE -> hand.granted = GRANT;
                case PAY_ADVANCE -> {
                    hand.advancePaid = true;
                    hand.paid += MoneyRoom.ADVANCE.cents();
                }
                case PAY_BALANCE -> {
                    hand.balancePaid = true;
                    hand.paid += MoneyRoom.BALANCE.cents();
                }
                case PROVE -> {
                    hand.proved = true;
                    hand.declarable = GRANT;
                }
                case GIVE_UP -> {
                    hand.waits = false;
                    if (hand.share > 0) {
                        hand.left = true;
                    }
                    if (hand.granted > 0) {
                        hand.released = hand.granted - hand.paid;
                    }
                    hand.share = hand.paid;
                    callUp();
                }
                case RECOVER, REMIT, WRITE_OFF -> hand.back += step.amount().cents();
                case CORRECT -> hand.declarable = 0;
                case SET_BUDGET -> {
                    budget = step.amount().cents();
                    callUp();
                }
            }
        }

        private void callUp() {
            hands.entrySet().stream()
                    .filter(each -> each.getValue().waits)
                    .sorted(Comparator.comparing(each -> completeOn(each.getKey())))
                    .takeWhile(each -> taken() + GRANT <= budget)
                    .forEach(each -> {
                        each.getValue().waits = false;
                        each.getValue().reserved = true;
                        each.getValue().share = GRANT;
                        called.add(each.getKey());
                    });
        }

        private long taken() {
            return hands.values().stream().mapToLong(hand -> hand.share).sum();
        }

        private void compare(Step step) {
            Map<DossierNumber, LedgerTotal> byDossier = room.accounts.byDossier();
            numbers.forEach(number -> compare(number, byDossier.getOrDefault(number, LedgerTotal.EMPTY)));
            LedgerTotal all = numbers.stream()
                    .map(number -> byDossier.getOrDefault(number, LedgerTotal.EMPTY))
                    .reduce(LedgerTotal.EMPTY, LedgerTotal::plus);
            Envelope envelope = room.envelope();
            assertThat(envelope.taken().cents()).as("taken after %s", step).isEqualTo(taken());
            assertThat(envelope.budget().cents()).as("budget after %s", step).isEqualTo(budget);
            assertThat(room.accounts.byYear().stream()
                            .filter(each -> each.envelope().year() == room.year)
                            .map(YearAccount::total))
                    .as("the year after %s", step)
                    .allMatch(all::equals);
            assertThat(room.waiting())
                    .as("the list after %s", step)
                    .containsExactlyElementsOf(numbers.stream()
                            .filter(number -> hands.get(number).waits)
                            .sorted(Comparator.comparing(this::completeOn))
                            .toList());
            assertThat(room.called).as("called up after %s", step).isEqualTo(called);
            assertThat(exported()).as("the export after %s", step).isEqualTo(all);
            assertThat(room.accounts.disagreements()).as("after %s", step).isEmpty();
        }

        private void compare(DossierNumber number, LedgerTotal total) {
            Hand hand = hands.get(number);
            assertThat(List.of(
                            total.granted().cents(),
                            total.released().cents(),
                            total.paid().cents(),
                            total.declarable().cents(),
                            total.settled().cents()))
                    .as("granted, released, paid, declarable and settled of %s", number)
                    .containsExactly(hand.granted, hand.released, hand.paid, hand.declarable, hand.back);
        }

        /** The sums of this world's lines in the file that the finance officer gets. */
        private LedgerTotal exported() {
            Map<LedgerKind, Money> sums = new HashMap<>();
            room.accounts.csv().lines().skip(1).forEach(line -> {
                String[] fields = line.substring(1, line.length() - 1).split("\";\"");
                if (hands.containsKey(DossierNumber.parse(fields[1]))) {
                    sums.merge(LedgerKind.valueOf(fields[3]), Money.of(fields[5].replace(',', '.')), Money::plus);
                }
            });
            java.util.function.Function<LedgerKind, Money> of = kind -> sums.getOrDefault(kind, Money.ZERO);
            return new LedgerTotal(
                    of.apply(LedgerKind.GRANTED),
                    of.apply(LedgerKind.RELEASED),
                    of.apply(LedgerKind.ADVANCE_PAID).plus(of.apply(LedgerKind.BALANCE_PAID)),
                    of.apply(LedgerKind.RESULT_PROVED).minus(of.apply(LedgerKind.UNDECLARED)),
                    of.apply(LedgerKind.RECOVERED),
                    of.apply(LedgerKind.REMITTED),
                    of.apply(LedgerKind.WRITTEN_OFF));
        }
    }
}
