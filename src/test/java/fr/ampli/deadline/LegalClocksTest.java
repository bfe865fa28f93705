package fr.ampli.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.TestDatabase;
import fr.ampli.shared.DossierNumber;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** R17, R18. */
class LegalClocksTest {

    private static final LocalDate RECEIVED = LocalDate.of(2026, 3, 10);
    private static final LocalDate DUE = LocalDate.of(2026, 5, 10);

    private final LegalClocks clocks = new LegalClocks(TestDatabase.jdbc(), TestDeadlines.with(Clock.systemUTC()));
    private final DossierNumber number = TestDatabase.nextNumber();

    @Test
    void runsUntilItEnds() {
        LegalClock started = clocks.start(number, Delay.IMPLIED_REJECTION, RECEIVED);
        assertThat(started.dueOn()).isEqualTo(DUE);
        assertThat(clocks.find(number, Delay.IMPLIED_REJECTION)).contains(started);
        assertThat(started.isLateOn(DUE)).isFalse();
        assertThat(started.isLateOn(DUE.plusDays(1))).isTrue();

        assertThat(clocks.end(number, Delay.IMPLIED_REJECTION, RECEIVED.plusDays(3)))
                .isTrue();
        assertThat(clocks.end(number, Delay.IMPLIED_REJECTION, RECEIVED.plusDays(4)))
                .isFalse();
        LegalClock ended = clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow();
        assertThat(ended.endedOn()).isEqualTo(RECEIVED.plusDays(3));
        assertThat(ended.isLateOn(DUE.plusDays(1))).isFalse();
    }

    @Test
    void runsLongerByTheDaysItStoodStillTwiceOver() {
        clocks.start(number, Delay.IMPLIED_REJECTION, RECEIVED);
        assertThat(clocks.pause(number, Delay.IMPLIED_REJECTION, RECEIVED.plusDays(5))
                        .isPaused())
                .isTrue();
        assertThat(clocks.resume(number, Delay.IMPLIED_REJECTION, RECEIVED.plusDays(12)))
                .isEqualTo(DUE.plusDays(7));
        clocks.pause(number, Delay.IMPLIED_REJECTION, RECEIVED.plusDays(20));
        assertThat(clocks.resume(number, Delay.IMPLIED_REJECTION, RECEIVED.plusDays(21)))
                .isEqualTo(DUE.plusDays(8));

        LegalClock clock = clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow();
        assertThat(clock.stoppedDays()).isEqualTo(8);
        assertThat(clock.dueOn()).isEqualTo(DUE.plusDays(8));
        assertThat(clock.isPaused()).isFalse();
    }

    @Test
    void stoppingAndResumingTwiceCountsOnce() {
        clocks.start(number, Delay.PAYMENT, RECEIVED);
        LocalDate due = clocks.find(number, Delay.PAYMENT).orElseThrow().dueOn();
        assertThat(clocks.resume(number, Delay.PAYMENT, RECEIVED.plusDays(1))).isEqualTo(due);
        clocks.pause(number, Delay.PAYMENT, RECEIVED.plusDays(2));
        clocks.pause(number, Delay.PAYMENT, RECEIVED.plusDays(9));
        assertThat(clocks.resume(number, Delay.PAYMENT, RECEIVED.plusDays(10))).isEqualTo(due.plusDays(8));
        assertThat(clocks.resume(number, Delay.PAYMENT, RECEIVED.plusDays(11))).isEqualTo(due.plusDays(8));
    }

    @Test
    void whatHasRunOutCannotBeStoppedAnyMore() {
        clocks.start(number, Delay.IMPLIED_REJECTION, RECEIVED);
        assertThat(clocks.pause(number, Delay.IMPLIED_REJECTION, DUE.plusDays(1))
                        .isPaused())
                .isFalse();
        assertThat(clocks.pause(number, Delay.IMPLIED_REJECTION, DUE).isPaused())
                .isTrue();
    }

    @Test
    void aClockThatStandsStillIsNeverLate() {
        clocks.start(number, Delay.IMPLIED_REJECTION, RECEIVED);
        assertThat(clocks.dueBy(DUE.minusDays(1))).noneMatch(c -> c.number().equals(number));
        assertThat(clocks.dueBy(DUE)).anyMatch(c -> c.number().equals(number));
        LegalClock paused = clocks.pause(number, Delay.IMPLIED_REJECTION, DUE);
        assertThat(paused.isLateOn(DUE.plusYears(1))).isFalse();
        assertThat(clocks.dueBy(DUE)).noneMatch(c -> c.number().equals(number));
    }

    @Test
    void oneClockOfAKindRunsAtATime() {
        LegalClock first = clocks.start(number, Delay.APPEAL, RECEIVED);
        assertThat(clocks.start(number, Delay.APPEAL, RECEIVED)).isEqualTo(first);
        assertThatThrownBy(() -> clocks.start(number, Delay.APPEAL, RECEIVED.plusDays(1)))
                .isInstanceOf(IllegalStateException.class);
        clocks.end(number, Delay.APPEAL, RECEIVED.plusDays(1));
        clocks.start(number, Delay.APPEAL, RECEIVED.plusDays(2));
        assertThat(clocks.find(number, Delay.APPEAL).orElseThrow().startedOn()).isEqualTo(RECEIVED.plusDays(2));
        assertThat(clocks.of(number)).hasSize(2);
    }

    @Test
    void theDatabaseAllowsNoSecondRunningClockEither() {
        clocks.start(number, Delay.APPEAL, RECEIVED);
        assertThatThrownBy(() -> TestDatabase.jdbc()
                        .sql("insert into ampli.legal_clock (dossier_number, kind, started_on, due_on) "
                                + "values (?, 'APPEAL', date '2026-03-11', date '2026-05-11')")
                        .param(number.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("legal_clock_open");
    }

    @Test
    void refusesDaysInTheWrongOrderAndClocksThatAreNotThere() {
        assertThatThrownBy(() -> clocks.pause(number, Delay.PAYMENT, RECEIVED))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> clocks.resume(number, Delay.PAYMENT, RECEIVED))
                .isInstanceOf(IllegalStateException.class);
        clocks.start(number, Delay.PAYMENT, RECEIVED);
        assertThatThrownBy(() -> clocks.pause(number, Delay.PAYMENT, RECEIVED.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
        clocks.pause(number, Delay.PAYMENT, RECEIVED);
        assertThatThrownBy(() -> clocks.resume(number, Delay.PAYMENT, RECEIVED.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
