package fr.ampli.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.journal.Act;
import fr.ampli.journal.Journal;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** E01 to E03. */
class WithdrawalsTest {

    private static final Person OFFICER = new Person("instructeur");
    private static final Clock OPENING = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
    private static final Clock NOW = Clock.fixed(Instant.parse("2026-03-10T09:00:00Z"), ZoneOffset.UTC);
    private static final String GROUNDS = "Le projet ne se fera pas.";

    private final Dossier dossier = TestDossiers.openDossier(OPENING);
    private final Dossiers dossiers = TestDossiers.with(NOW);
    private final Withdrawals withdrawals = at(NOW);

    @Test
    void recordsTheRequestWithItsGrounds() {
        String grounds = "Première raison.\nSeconde raison : l'emploi.";

        Dossier answered = withdrawals.record(request("2026-03-09", grounds), OFFICER);

        assertThat(answered.number()).isEqualTo(dossier.number());
        assertThat(withdrawals.of(dossier.number()))
                .contains(new Withdrawals.Withdrawal(dossier.number(), LocalDate.of(2026, 3, 9), grounds));
        assertThat(acts()).contains("WITHDRAWAL_RECORDED");
        assertThat(journal().get(journal().size() - 1))
                .extracting(Act::person, Act::grounds)
                .containsExactly(OFFICER, grounds);
        assertThat(dossiers.get(dossier.number()).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AMPLI-2026-9999999", "AMPLI-26-1", "'; drop table ampli.dossier --", " "})
    @NullSource
    void unknownDossier(String number) {
        assertThat(refusal(new WithdrawalRequest(number, "2026-03-09", GROUNDS)))
                .containsExactly("DOSSIER_UNKNOWN");
    }

    @Test
    void readsTheNumberAsPeopleTypeIt() {
        String typed = "  " + dossier.number().toString().toLowerCase(java.util.Locale.ROOT) + " ";
        withdrawals.record(new WithdrawalRequest(typed, "2026-03-09", GROUNDS), OFFICER);
        assertThat(withdrawals.of(dossier.number())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"SETTLED", "REFUSED", "WITHDRAWN", "CLOSED_AFTER_RECOVERY"})
    void closedDossier(Ending ending) {
        dossiers.close(dossier.number(), ending, OFFICER);
        assertThat(refusal(request("2026-03-09", GROUNDS))).containsExactly("DOSSIER_CLOSED");
        nothingIsRecorded();
    }

    @Test
    void inRecovery() {
        dossiers.enter(dossier.number(), Stage.RECOVERY, OFFICER);
        assertThat(refusal(request("2026-03-09", GROUNDS))).containsExactly("RECOVERY_UNDERWAY");
        nothingIsRecorded();
    }

    @ParameterizedTest
    @CsvSource({"FEASIBILITY", "SUBMISSION", "REVIEW", "AGREEMENT", "ADVANCE", "START_UP", "BALANCE"})
    void possibleAtEveryOtherStage(Stage stage) {
        dossiers.enter(dossier.number(), stage, OFFICER);
        withdrawals.record(request("2026-03-09", GROUNDS), OFFICER);
        assertThat(withdrawals.of(dossier.number())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-11, WITHDRAWAL_IN_FUTURE",
        "2026-03-01, WITHDRAWAL_BEFORE_OPENING",
        "10/03/2026, NOT_A_DATE",
        "2026-02-30, NOT_A_DATE",
        "'', REQUIRED"
    })
    void impossibleDay(String day, String code) {
        assertThat(refusal(request(day, GROUNDS))).containsExactly(code);
        nothingIsRecorded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "2026-03-10"})
    void firstAndLastPossibleDay(String day) {
        withdrawals.record(request(day, GROUNDS), OFFICER);
        assertThat(withdrawals.of(dossier.number())).isPresent();
    }

    @Test
    void theDayIsTheOneInFranceJustAfterMidnight() {
        // 23:30 on the 10th in UTC is 00:30 on the 11th in France
        Withdrawals afterMidnight = at(Clock.fixed(Instant.parse("2026-03-10T23:30:00Z"), ZoneOffset.UTC));
        afterMidnight.record(request("2026-03-11", GROUNDS), OFFICER);
        assertThat(withdrawals.of(dossier.number())).isPresent();
    }

    @Test
    void theYearOfTheNumberIsTheOneInFranceToo() {
        Clock newYear = Clock.fixed(Instant.parse("2027-12-31T23:30:00Z"), ZoneOffset.UTC);
        assertThat(TestDossiers.openDossier(newYear).number().year()).isEqualTo(2028);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u00a0\n\u202f"})
    @NullSource
    void noGrounds(String grounds) {
        assertThat(refusal(request("2026-03-09", grounds))).containsExactly("REQUIRED");
        nothingIsRecorded();
    }

    @Test
    void groundsAreLimited() {
        assertThat(refusal(request("2026-03-09", "é".repeat(2001)))).containsExactly("TOO_LONG");
        nothingIsRecorded();
        withdrawals.record(request("2026-03-09", "é".repeat(2000)), OFFICER);
    }

    @Test
    void allReasonsAtOnce() {
        dossiers.enter(dossier.number(), Stage.RECOVERY, OFFICER);
        assertThat(refusal(request("2026-03-11", "")))
                .containsExactlyInAnyOrder("RECOVERY_UNDERWAY", "WITHDRAWAL_IN_FUTURE", "REQUIRED");
    }

    @Test
    void once() {
        withdrawals.record(request("2026-03-09", GROUNDS), OFFICER);
        assertThat(refusal(request("2026-03-10", "Autre motif"))).containsExactly("ALREADY_WITHDRAWN");
        assertThat(withdrawals.of(dossier.number()).orElseThrow().grounds()).isEqualTo(GROUNDS);
        assertThat(acts()).filteredOn("WITHDRAWAL_RECORDED"::equals).hasSize(1);
    }

    @Test
    void onceEvenWhenTwoOfficersAreAsFast() throws Exception {
        ExecutorService officers = Executors.newFixedThreadPool(2);
        try {
            CountDownLatch firstHasWritten = new CountDownLatch(1);
            CountDownLatch secondMayCommit = new CountDownLatch(1);
            Future<?> first = officers.submit(() -> TestDatabase.transaction().executeWithoutResult(status -> {
                withdrawals.record(request("2026-03-09", GROUNDS), OFFICER);
                firstHasWritten.countDown();
                await(secondMayCommit);
            }));
            firstHasWritten.await();
            Future<Optional<List<String>>> second =
                    officers.submit(() -> TestDatabase.transaction().execute(status -> {
                        secondMayCommit.countDown();
                        return Optional.of(refusal(request("2026-03-10", "Autre motif")));
                    }));

            first.get(20, TimeUnit.SECONDS);
            assertThat(second.get(20, TimeUnit.SECONDS)).contains(List.of("ALREADY_WITHDRAWN"));
            assertThat(acts()).filteredOn("WITHDRAWAL_RECORDED"::equals).hasSize(1);
        } finally {
            officers.shutdownNow();
        }
    }

    @Test
    void vanishesWithTheActAroundIt() {
        TestDatabase.transaction().executeWithoutResult(status -> {
            withdrawals.record(request("2026-03-09", GROUNDS), OFFICER);
            status.setRollbackOnly();
        });
        nothingIsRecorded();
    }

    @Test
    void takesTheLongestNameOfAPerson() {
        withdrawals.record(request("2026-03-09", GROUNDS), new Person("x".repeat(100)));
        assertThat(withdrawals.of(dossier.number())).isPresent();
    }

    private WithdrawalRequest request(String receivedOn, String grounds) {
        return new WithdrawalRequest(dossier.number().toString(), receivedOn, grounds);
    }

    private List<String> refusal(WithdrawalRequest request) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> withdrawals.record(request, OFFICER));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.reasons().stream().map(Reason::code).toList();
    }

    private void nothingIsRecorded() {
        assertThat(withdrawals.of(dossier.number())).isEmpty();
        assertThat(acts()).doesNotContain("WITHDRAWAL_RECORDED");
    }

    private List<Act> journal() {
        return new Journal(TestDatabase.jdbc(), NOW).of(dossier.number());
    }

    private List<String> acts() {
        return journal().stream().map(Act::act).toList();
    }

    private static Withdrawals at(Clock clock) {
        return new Withdrawals(
                TestDossiers.with(clock),
                new fr.ampli.deadline.LegalClocks(TestDatabase.jdbc(), fr.ampli.deadline.TestDeadlines.with(clock)),
                TestDatabase.jdbc(),
                new Journal(TestDatabase.jdbc(), clock),
                clock);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
