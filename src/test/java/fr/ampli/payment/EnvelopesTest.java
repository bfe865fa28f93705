package fr.ampli.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** E31: reserved, committed, given back, and who waits. */
class EnvelopesTest {

    private final MoneyRoom room = new MoneyRoom();

    /** One list for all years: nobody must be left in it for the next test. */
    @AfterEach
    void nobodyIsLeftWaiting() {
        room.waiting().forEach(room::release);
    }

    @Test
    void a_complete_application_reserves_its_grant_and_the_award_commits_it() {
        room.budget(2);
        DossierNumber number = room.dossier();

        assertThat(room.reserve(number)).isTrue();
        assertThat(room.envelope()).isEqualTo(envelope(2, 1, 0));
        assertThat(room.reserve(number)).as("once").isTrue();
        assertThat(room.envelope()).isEqualTo(envelope(2, 1, 0));
        room.award(number);
        assertThat(room.envelope()).isEqualTo(envelope(2, 0, 1));
        assertThat(room.envelopes.share(number)).contains(new EnvelopeShare(room.year, Money.ZERO, MoneyRoom.GRANT));
    }

    @Test
    void without_a_budget_nothing_is_reserved_and_everybody_waits() {
        DossierNumber number = room.dossier();
        assertThat(room.reserve(number)).isFalse();
        assertThat(room.envelope()).isEqualTo(envelope(0, 0, 0));
        assertThat(room.envelopes.waiting(number)).map(Waiting::rank).contains(1);
    }

    @Test
    void a_year_that_nobody_set_has_the_budget_of_the_configuration() {
        MoneyRoom configured = new MoneyRoom("40000.00");
        assertThat(configured.envelope().budget()).isEqualTo(Money.of("40000.00"));
        assertThat(configured.reserve(configured.dossier())).isTrue();
        assertThat(configured.reserve(configured.dossier())).isTrue();
        DossierNumber third = configured.dossier();
        assertThat(configured.reserve(third)).isFalse();
        configured.release(third);
    }

    @Test
    void a_refusal_gives_the_reservation_back_and_calls_up_who_waits() {
        room.budget(1);
        DossierNumber first = room.dossier();
        DossierNumber second = room.dossier();
        room.reserve(first);
        assertThat(room.reserve(second)).isFalse();

        room.release(first);

        assertThat(room.called).containsExactly(second);
        assertThat(room.waiting()).isEmpty();
        assertThat(room.envelope()).isEqualTo(envelope(1, 1, 0));
        assertThat(room.journal.of(second))
                .extracting(act -> act.act())
                .containsExactly("FUNDS_AWAITED", "GRANT_RESERVED");
        room.release(first);
        assertThat(room.envelope()).as("given back once").isEqualTo(envelope(1, 1, 0));
    }

    @Test
    void the_unpaid_rest_comes_back_and_what_was_paid_does_not() {
        room.budget(1);
        DossierNumber number = room.dossier();
        room.reserve(number);
        room.award(number);
        room.inForce(number);
        room.pay(number, Instalment.ADVANCE);
        room.release(number);

        assertThat(room.envelope()).isEqualTo(new Envelope(room.year, MoneyRoom.GRANT, Money.ZERO, MoneyRoom.ADVANCE));
        room.book(number, LedgerKind.RECOVERED, MoneyRoom.ADVANCE, "RECOVERY_DECIDED");
        room.release(number);
        assertThat(room.envelope().committed())
                .as("what is paid back is a receipt, no new money to give away")
                .isEqualTo(MoneyRoom.ADVANCE);
        assertThat(mine()).isEmpty();
    }

    @Test
    void the_list_goes_by_completeness_then_by_number() {
        List<DossierNumber> dossiers = dossiers(4);
        room.reserve(dossiers.get(3), room.today.minusDays(1));
        room.reserve(dossiers.get(2));
        room.reserve(dossiers.get(0), room.today.plusDays(1));
        room.reserve(dossiers.get(1));
        assertThat(room.waiting()).containsExactly(dossiers.get(3), dossiers.get(1), dossiers.get(2), dossiers.get(0));

        room.budget(2);
        assertThat(room.called).containsExactly(dossiers.get(3), dossiers.get(1));
        room.budget(3);
        assertThat(room.called).containsExactly(dossiers.get(3), dossiers.get(1), dossiers.get(2));
        assertThat(room.envelopes.waiting(dossiers.get(0))).map(Waiting::rank).contains(1);
    }

    @Test
    void a_later_dossier_never_overtakes_one_that_waits() {
        room.budget(Money.of("39999.99"));
        DossierNumber first = room.dossier();
        DossierNumber waits = room.dossier();
        DossierNumber later = room.dossier();
        room.reserve(first);
        assertThat(room.reserve(waits)).isFalse();
        assertThat(room.reserve(later)).isFalse();
        room.release(first);
        assertThat(room.called).containsExactly(waits);
        assertThat(room.waiting()).containsExactly(later);
    }

    @Test
    void who_waited_over_new_year_comes_before_a_dossier_of_the_new_year() {
        DossierNumber waits = room.dossier();
        room.reserve(waits);
        MoneyRoom nextYear = new MoneyRoom(room.year + 5_000, "20000.00");
        DossierNumber later = nextYear.dossier();

        assertThat(nextYear.reserve(later)).isFalse();

        assertThat(nextYear.called).containsExactly(waits);
        assertThat(nextYear.waiting()).containsExactly(later);
    }

    @Test
    void a_payment_is_covered_by_what_is_committed_and_not_given_back() {
        EnvelopeCheck check = new EnvelopeCheck(room.envelopes, room.ledger, room.terms);
        room.budget(1);
        DossierNumber number = room.dossier();
        assertThat(check.look(number, Instalment.ADVANCE).passed()).isFalse();
        room.reserve(number);
        room.award(number);
        assertThat(check.look(number, Instalment.ADVANCE).passed())
                .as("no agreement binds yet")
                .isFalse();
        room.inForce(number);
        assertThat(check.look(number, Instalment.ADVANCE).passed()).isTrue();
        room.pay(number, Instalment.ADVANCE);
        assertThat(check.look(number, Instalment.BALANCE)).satisfies(finding -> {
            assertThat(finding.passed()).isTrue();
            assertThat(finding.fact().replaceAll("[\\u00a0\\u202f]", " "))
                    .isEqualTo("Enveloppe " + room.year
                            + " : 20 000,00 € engagés pour ce dossier, 12 000,00 € déjà payés ;"
                            + " ce paiement est de 8 000,00 €.");
        });
        room.release(number);
        assertThat(check.look(number, Instalment.BALANCE)).satisfies(finding -> {
            assertThat(finding.passed()).isFalse();
            assertThat(finding.fact()).contains("libérés");
        });
        assertThat(check.clearedBy()).isEqualTo(ClearedBy.HEAD);
    }

    @Test
    void who_leaves_the_list_is_not_called_up() {
        DossierNumber leaves = room.dossier();
        DossierNumber stays = room.dossier();
        room.reserve(leaves);
        room.reserve(stays);
        room.release(leaves);
        room.budget(1);
        assertThat(room.called).containsExactly(stays);
        assertThat(room.envelopes.share(leaves)).isEmpty();
    }

    @Test
    void what_is_given_back_to_a_past_year_is_not_given_away_again() {
        room.budget(1);
        DossierNumber before = room.dossier();
        room.reserve(before);
        MoneyRoom nextYear = new MoneyRoom(room.year + 5_000, "");
        DossierNumber after = nextYear.dossier();
        assertThat(nextYear.reserve(after)).isFalse();

        nextYear.release(before);

        assertThat(room.envelope()).as("back where it came from").isEqualTo(envelope(1, 0, 0));
        assertThat(nextYear.called).as("credits of a past year are gone").isEmpty();
        nextYear.budget(1);
        assertThat(nextYear.called).containsExactly(after);
    }

    @Test
    void an_award_keeps_the_year_of_its_reservation() {
        room.budget(1);
        DossierNumber number = room.dossier();
        room.reserve(number);
        MoneyRoom nextYear = new MoneyRoom(room.year + 5_000, "");
        nextYear.award(number);
        assertThat(room.envelope()).isEqualTo(envelope(1, 0, 1));
    }

    @Test
    void a_budget_never_falls_below_what_is_taken() {
        room.budget(2);
        room.reserve(room.dossier());
        assertThat(codes(() -> room.budget(0))).containsExactly("BUDGET_BELOW_TAKEN");
        room.budget(1);
        assertThat(room.envelope()).isEqualTo(envelope(1, 1, 0));
    }

    @Test
    void the_database_keeps_the_limit_whoever_writes() {
        room.budget(1);
        DossierNumber number = room.dossier();
        assertThatThrownBy(() -> raw(number, EnvelopeMovement.Kind.RESERVED, Money.of("20000.01")))
                .hasMessageContaining("envelope_never_exceeded");
        assertThatThrownBy(() -> raw(number, EnvelopeMovement.Kind.COMMITTED, MoneyRoom.GRANT))
                .hasMessageMatching("(?s).*(envelope_never_negative|share_never_negative).*");
        assertThatThrownBy(() -> raw(number, EnvelopeMovement.Kind.RESERVED, Money.ofCents(-1)))
                .hasMessageContaining("only_a_budget_goes_down");
    }

    @Test
    void a_hundred_awards_at_once_never_exceed_the_budget_and_exactly_as_many_win_as_fit() throws Exception {
        room.budget(37);
        List<DossierNumber> dossiers = dossiers(100);

        List<Boolean> won = atOnce(dossiers.stream()
                .<Callable<Boolean>>map(number -> () -> {
                    try {
                        room.award(number);
                        return true;
                    } catch (Refusal exhausted) {
                        assertThat(exhausted.reasons()).extracting(Reason::code).containsExactly("ENVELOPE_EXHAUSTED");
                        return false;
                    }
                })
                .toList());

        assertThat(won).filteredOn(Boolean::booleanValue).hasSize(37);
        assertThat(room.envelope()).isEqualTo(envelope(37, 0, 37));
        assertThat(dossiers)
                .filteredOn(number -> room.terms.find(number).isPresent())
                .hasSize(37);
    }

    @Test
    void a_hundred_complete_applications_at_once_reserve_as_many_as_fit_and_all_others_wait() throws Exception {
        room.budget(37);
        List<DossierNumber> dossiers = dossiers(100);

        List<Boolean> reserved = atOnce(dossiers.stream()
                .<Callable<Boolean>>map(number -> () -> room.reserve(number))
                .toList());

        assertThat(reserved).filteredOn(Boolean::booleanValue).hasSize(37);
        assertThat(room.envelope()).isEqualTo(envelope(37, 37, 0));
        assertThat(room.waiting()).hasSize(63).isSorted();
    }

    @Test
    void while_money_comes_back_from_all_sides_everybody_is_called_up_once_and_in_order() throws Exception {
        room.budget(20);
        List<DossierNumber> holding = dossiers(20);
        holding.forEach(room::reserve);
        List<DossierNumber> waiting = dossiers(30);
        waiting.forEach(room::reserve);
        List<DossierNumber> late = dossiers(10);

        List<Callable<Boolean>> acts = new ArrayList<>();
        holding.forEach(number -> acts.add(() -> {
            room.release(number);
            return true;
        }));
        late.forEach(number -> acts.add(() -> room.reserve(number)));
        IntStream.rangeClosed(21, 25)
                .forEach(budget -> acts.add(() -> {
                    try {
                        room.budget(budget);
                        return true;
                    } catch (Refusal belowWhatIsTakenByThen) {
                        return false;
                    }
                }));
        Collections.shuffle(acts, new Random(31));
        atOnce(acts);
        room.budget(25);

        assertThat(room.called).containsExactlyElementsOf(waiting.subList(0, 25));
        assertThat(room.waiting())
                .containsExactlyElementsOf(Stream.concat(waiting.subList(25, 30).stream(), late.stream())
                        .toList());
        assertThat(room.envelope()).isEqualTo(envelope(25, 25, 0));
        assertThat(mine()).isEmpty();
    }

    @Test
    void a_budget_is_proposed_by_one_and_confirmed_by_another() {
        MoneyRoom now = new MoneyRoom(2031, "");
        BudgetDraft draft = new BudgetDraft("2031", "60 000,00", "2031.12.SP", "2031-02-27", "Budget primitif");
        long id = now.budgets.propose(draft, MoneyRoom.FINANCE);
        assertThat(now.envelope().budget()).as("nothing yet").isEqualTo(Money.ZERO);
        assertThat(codes(() -> now.budgets.propose(draft, MoneyRoom.OFFICER))).containsExactly("BUDGET_OPEN");
        assertThat(codes(() -> decide(now, id, "CONFIRMED", null, MoneyRoom.FINANCE)))
                .containsExactly("SEPARATION_OF_DUTIES");
        assertThat(codes(() -> decide(now, id, "REFUSED", " ", MoneyRoom.OFFICER)))
                .containsExactly("REQUIRED");

        decide(now, id, "CONFIRMED", null, MoneyRoom.OFFICER);

        assertThat(now.envelope().budget()).isEqualTo(Money.of("60000.00"));
        assertThat(now.budgets.get(id).confirmed()).contains(true);
        assertThat(codes(() -> decide(now, id, "CONFIRMED", null, MoneyRoom.OFFICER)))
                .containsExactly("BUDGET_DECIDED");
        assertThat(codes(() -> now.budgets.propose(draft, MoneyRoom.FINANCE))).containsExactly("BUDGET_UNCHANGED");
        assertThatThrownBy(() -> now.jdbc
                        .sql("update ampli.envelope_budget set budget_cents = 0 where id = :id")
                        .param("id", id)
                        .update())
                .hasMessageContaining("decided once");
    }

    @Test
    void an_impossible_budget_is_refused_for_every_reason_at_once() {
        MoneyRoom now = new MoneyRoom(2032, "");
        assertThat(codes(() ->
                        now.budgets.propose(new BudgetDraft("2031", "-1", "", "2032-03-03", ""), MoneyRoom.FINANCE)))
                .containsExactlyInAnyOrder(
                        "OUT_OF_RANGE", "NOT_AN_AMOUNT", "REQUIRED", "DELIBERATED_IN_THE_FUTURE", "REQUIRED");
    }

    @Test
    void the_database_wants_two_people_for_a_budget() {
        assertThatThrownBy(() -> room.jdbc.sql("""
                                insert into ampli.envelope_budget (year, budget_cents, deliberation, deliberated_on, grounds,
                                    proposed_by, proposed_at, decision, decided_by, decided_at)
                                values (2090, 1, 'x', current_date, 'x', 'a', now(), 'CONFIRMED', 'a', now())
                                """).update()).hasMessageContaining("budget_is_decided_by_another");
    }

    private void decide(MoneyRoom now, long id, String decision, String why, fr.ampli.shared.Person person) {
        TestDatabase.transaction()
                .executeWithoutResult(status -> now.budgets.decide(id, new BudgetAnswer(decision, why), person));
    }

    private void raw(DossierNumber number, EnvelopeMovement.Kind kind, Money amount) {
        room.store.book(
                new EnvelopeMovement(room.year, java.util.Optional.of(number), kind, amount, "essai"),
                MoneyRoom.OFFICER);
    }

    private List<DossierNumber> dossiers(int count) {
        return IntStream.range(0, count).mapToObj(index -> room.dossier()).toList();
    }

    private Envelope envelope(int budget, int reserved, int committed) {
        return new Envelope(room.year, grants(budget), grants(reserved), grants(committed));
    }

    private static Money grants(int count) {
        return Money.ofCents(MoneyRoom.GRANT.cents() * count);
    }

    private List<String> mine() {
        return room.accounts.disagreements();
    }

    private static List<String> codes(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        Refusal refusal = catchThrowableOfType(Refusal.class, act);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.reasons().stream().map(Reason::code).toList();
    }

    /** Everything starts at the same moment, each on a thread and a connection of its own. */
    private static List<Boolean> atOnce(List<Callable<Boolean>> acts) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(acts.size());
        try {
            CyclicBarrier gate = new CyclicBarrier(acts.size());
            List<Future<Boolean>> running = acts.stream()
                    .map(act -> people.submit(() -> {
                        gate.await(30, TimeUnit.SECONDS);
                        return act.call();
                    }))
                    .toList();
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> each : running) {
                results.add(each.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            people.shutdownNow();
        }
    }
}
