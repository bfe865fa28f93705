package fr.ampli.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlinesTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final Deadlines deadlines = TestDeadlines.with(NOON);

    @ParameterizedTest
    @CsvSource({
        "PAYMENT, 2026-03-16, 2026-06-04",
        "IMPLIED_REJECTION, 2026-12-31, 2027-02-28",
        "IMPLIED_REJECTION, 2027-12-31, 2028-02-29",
        "IMPLIED_REJECTION, 2026-02-28, 2026-04-28",
        "APPEAL, 2026-07-15, 2026-09-15",
        "MISSING_PIECES, 2026-04-30, 2026-05-19",
        "MISSING_PIECES_REMINDER, 2026-05-18, 2026-05-12",
        "DE_MINIMIS_ENTRY, 2026-02-10, 2026-03-10",
        "HEARING, 2026-11-02, 2026-12-02",
        "RETENTION, 2027-12-31, 2032-12-31",
        "RETENTION_DE_MINIMIS, 2026-02-10, 2036-02-10"
    })
    void countsEachDelayInItsUnit(Delay delay, LocalDate start, LocalDate due) {
        assertThat(deadlines.on(delay, start)).isEqualTo(due);
    }

    @Test
    void aLegalDayEndsInFranceWinterAndSummer() {
        assertThat(deadlines.endOf(LocalDate.of(2026, 1, 15))).isEqualTo("2026-01-15T22:59:59Z");
        assertThat(deadlines.endOf(LocalDate.of(2026, 7, 15))).isEqualTo("2026-07-15T21:59:59Z");
        assertThat(deadlines.timer(Delay.PAYMENT, LocalDate.of(2026, 3, 16)))
                .isEqualTo(Date.from(Instant.parse("2026-06-04T21:59:59Z")));
    }

    @Test
    void todayIsTodayInFrance() {
        Deadlines lateEvening =
                TestDeadlines.with(Clock.fixed(Instant.parse("2026-11-22T23:00:00Z"), ZoneOffset.ofHours(-5)));
        assertThat(lateEvening.today()).isEqualTo("2026-11-23");
        assertThat(lateEvening.isPast(LocalDate.of(2026, 11, 22))).isTrue();
        assertThat(lateEvening.isPast(LocalDate.of(2026, 11, 23))).isFalse();
    }

    @Test
    void aHearingIsNeverShorterThanTheLawAllows() {
        assertThat(TestDeadlines.with("ampli.delays.hearing: 15 calendar-days", NOON)
                        .on(Delay.HEARING, LocalDate.of(2026, 11, 1)))
                .isEqualTo("2026-11-16");
        assertThatThrownBy(() -> TestDeadlines.with("ampli.delays.hearing: 14 calendar-days", NOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ampli.delays.hearing");
    }

    @Test
    void everyDelayHasALengthAndItsClauseIsARuleOrAWayOut() {
        assertThat(Arrays.stream(Delay.values()).map(deadlines::length)).doesNotContainNull();
        assertThat(Arrays.stream(Delay.values()).map(Delay::clause))
                .allMatch(clause -> clause.matches("|[RE][0-9]{2}"));
        assertThat(Delay.MISSING_PIECES_REMINDER.key()).isEqualTo("ampli.delays.missing-pieces-reminder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 months", "10", "10 jours", "-1 months", "10 WORKING_DAYS", "1.5 months"})
    void refusesLengthsThatNobodyCanMean(String text) {
        assertThatThrownBy(() -> Delay.Length.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
