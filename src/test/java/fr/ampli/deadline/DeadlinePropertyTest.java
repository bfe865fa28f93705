package fr.ampli.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestDatabase;
import fr.ampli.TestSettings;
import fr.ampli.deadline.CalendarModel.Day;
import fr.ampli.shared.DossierNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Deadlines and clocks against the {@link CalendarModel}, with generated days. Each run takes other days and says which:
 * repeat one with {@code -Dampli.seed=…}.
 */
class DeadlinePropertyTest {

    private static final int DEADLINES = 10_000;

    private final long seed = Long.getLong("ampli.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Moving clock = new Moving();
    private final Deadlines deadlines = TestDeadlines.with(clock);

    @BeforeEach
    void sayTheSeed(TestInfo test) {
        System.out.println(test.getDisplayName() + ": -Dampli.seed=" + seed);
    }

    @Test
    void ten_thousand_deadlines_end_on_the_day_and_at_the_second_that_the_model_says() {
        for (int count = 0; count < DEADLINES; count++) {
            Day start = day();
            Delay.Unit unit = Delay.Unit.values()[random.nextInt(3)];
            int amount = 1 + random.nextInt(unit == Delay.Unit.MONTHS ? 60 : 120);
            Delay.Length length = new Delay.Length(amount, unit);
            String about = start + " and " + amount + " " + unit;

            Day after = model(start, unit, amount);
            assertThat(deadlines.after(date(start), length)).as(about).isEqualTo(date(after));
            assertThat(deadlines.before(date(start), length)).as(about).isEqualTo(date(model(start, unit, -amount)));
            assertThat(deadlines.endOf(date(after)).getEpochSecond())
                    .as("last second of %s", about)
                    .isEqualTo(CalendarModel.lastSecond(after));
            assertThat(deadlines.timerAt(date(after)).toInstant())
                    .as("timer of %s", about)
                    .isEqualTo(Instant.ofEpochSecond(CalendarModel.lastSecond(after)));
        }
    }

    @Test
    void the_delays_of_the_scheme_do_so_from_every_day_of_eight_years() {
        for (long number = new Day(2024, 1, 1).number(); number < new Day(2032, 1, 1).number(); number++) {
            Day start = CalendarModel.dayOf(number);
            for (Delay delay : List.of(Delay.IMPLIED_REJECTION, Delay.MISSING_PIECES, Delay.PAYMENT)) {
                Delay.Length length = deadlines.length(delay);
                assertThat(deadlines.on(delay, date(start)))
                        .as("%s from %s", delay, start)
                        .isEqualTo(date(model(start, length.unit(), length.amount())));
            }
        }
    }

    @Test
    void a_clock_is_not_late_one_second_too_early_nor_one_too_late() {
        for (int count = 0; count < DEADLINES; count++) {
            Day due = day();
            clock.now = Instant.ofEpochSecond(CalendarModel.lastSecond(due));
            assertThat(deadlines.isPast(date(due)))
                    .as("%s, in its last second", due)
                    .isFalse();
            clock.now = clock.now.plusSeconds(1);
            assertThat(deadlines.isPast(date(due)))
                    .as("%s, a second later", due)
                    .isTrue();
        }
    }

    @Test
    void a_clock_runs_longer_by_exactly_the_days_that_it_stood_still() {
        LegalClocks clocks = new LegalClocks(TestDatabase.jdbc(), deadlines);
        for (int count = 0; count < 200; count++) {
            DossierNumber number = TestDatabase.nextNumber();
            Day start = day();
            long due = model(start, Delay.Unit.MONTHS, 2).number();
            long today = start.number();
            long pausedSince = -1;
            int stopped = 0;
            clocks.start(number, Delay.IMPLIED_REJECTION, date(start));
            for (int step = 0; step < 8; step++) {
                today += random.nextInt(20);
                LocalDate day = date(CalendarModel.dayOf(today));
                if (random.nextBoolean()) {
                    clocks.pause(number, Delay.IMPLIED_REJECTION, day);
                    if (pausedSince < 0 && today <= due) {
                        pausedSince = today;
                    }
                } else {
                    clocks.resume(number, Delay.IMPLIED_REJECTION, day);
                    if (pausedSince >= 0) {
                        due += today - pausedSince;
                        stopped += (int) (today - pausedSince);
                        pausedSince = -1;
                    }
                }
                LegalClock is = clocks.find(number, Delay.IMPLIED_REJECTION).orElseThrow();
                assertThat(is.dueOn()).as("from %s, step %s", start, step).isEqualTo(date(CalendarModel.dayOf(due)));
                assertThat(is.stoppedDays()).isEqualTo(stopped);
                assertThat(is.isPaused()).isEqualTo(pausedSince >= 0);
                assertThat(is.isLateOn(day)).isEqualTo(pausedSince < 0 && today > due);
            }
            clocks.endAll(number, date(CalendarModel.dayOf(today)));
        }
    }

    /** Rounds of the watch at odd moments, hours to months apart, while clocks stop and go. */
    @Test
    void each_point_is_told_once_never_early_and_at_the_first_look_after_it() {
        LegalClocks clocks = new LegalClocks(TestDatabase.jdbc(), deadlines);
        ClockNotices notices = new ClockNotices(
                TestDatabase.jdbc(),
                new ClockCatalogue(TestSettings.bind("clocks.yaml", "ampli", ClockProperties.class), deadlines),
                deadlines,
                clock);
        for (int round = 0; round < 8; round++) {
            long start = day().number();
            Map<DossierNumber, Model> models = new HashMap<>();
            for (int count = 0; count < 8; count++) {
                DossierNumber number = TestDatabase.nextNumber();
                Day from = CalendarModel.dayOf(start + random.nextInt(30));
                Delay kind = random.nextBoolean() ? Delay.IMPLIED_REJECTION : Delay.PAYMENT;
                clocks.start(number, kind, date(from));
                models.put(number, new Model(kind, from));
            }
            long second = (start + 30) * 86_400L;
            for (int look = 0; look < 25; look++) {
                second += switch (random.nextInt(8)) {
                    // Long standstill, and a clock that is set back by up to an hour
                    case 0, 1 -> 86_400L * random.nextInt(40);
                    case 2 -> -random.nextInt(3_600);
                    default -> random.nextInt(200_000);
                };
                clock.now = Instant.ofEpochSecond(second);
                long today = today(second);
                models.forEach((number, model) -> model.maybeStopOrGo(clocks, number, today));
                Map<DossierNumber, Set<String>> told = new HashMap<>();
                notices.due().stream()
                        .filter(each -> models.containsKey(each.clock().number()))
                        .forEach(each -> TestDatabase.transaction().executeWithoutResult(status -> {
                            if (notices.take(each).isPresent()) {
                                assertThat(told.computeIfAbsent(each.clock().number(), n -> new HashSet<>())
                                                .add(each.point().name()))
                                        .as("once")
                                        .isTrue();
                            }
                        }));
                models.forEach((number, model) -> assertThat(told.getOrDefault(number, Set.of()))
                        .as("%s of %s told on day %s", model.kind, model.from, CalendarModel.dayOf(today))
                        .containsExactlyInAnyOrderElementsOf(model.newlyReached(today)));
            }
            models.keySet().forEach(number -> clocks.endAll(number, date(CalendarModel.dayOf(today(second(clock))))));
        }
    }

    /** What should be told of one clock, computed without the code under test. */
    private final class Model {

        private final Delay kind;
        private final Day from;
        private final Map<String, Integer> daysBefore = new HashMap<>();
        private final Set<String> told = new HashSet<>();
        private long due;
        private long pausedSince = -1;

        private Model(Delay kind, Day from) {
            this.kind = kind;
            this.from = from;
            this.due = kind == Delay.IMPLIED_REJECTION
                    ? CalendarModel.plusMonths(from, 2).number()
                    : from.number() + 80;
            daysBefore.put("BEFORE_5_CALENDAR_DAYS", 5);
            if (kind == Delay.IMPLIED_REJECTION) {
                daysBefore.put("BEFORE_15_CALENDAR_DAYS", 15);
            } else {
                daysBefore.put("BEFORE_20_CALENDAR_DAYS", 20);
            }
            daysBefore.put("END", -1);
        }

        private void maybeStopOrGo(LegalClocks clocks, DossierNumber number, long today) {
            LocalDate day = date(CalendarModel.dayOf(today));
            if (random.nextInt(4) != 0) {
                return;
            }
            if (pausedSince < 0) {
                clocks.pause(number, kind, day);
                pausedSince = today <= due ? today : -1;
            } else if (today >= pausedSince) {
                clocks.resume(number, kind, day);
                due += today - pausedSince;
                pausedSince = -1;
            }
        }

        private List<String> newlyReached(long today) {
            List<String> now = new ArrayList<>();
            if (pausedSince < 0) {
                daysBefore.forEach((point, days) -> {
                    if (today >= due - days && told.add(point)) {
                        now.add(point);
                    }
                });
            }
            return now;
        }
    }

    /** Any day from 2020 to 2039, and every third time one of those that trip people up. */
    private Day day() {
        int year = 2020 + random.nextInt(20);
        return switch (random.nextInt(18)) {
            case 0 -> new Day(2020 + 4 * random.nextInt(5), 2, 29);
            case 1 -> new Day(year, 12, 31);
            case 2 -> CalendarModel.dayOf(CalendarModel.lastSunday(year, 3) - random.nextInt(2));
            case 3 -> CalendarModel.dayOf(CalendarModel.lastSunday(year, 10) - random.nextInt(2));
            case 4 -> CalendarModel.dayOf(new Day(year, 1 + random.nextInt(12), 1).number() - 1);
            case 5 -> CalendarModel.dayOf(CalendarModel.easter(year).number() + random.nextInt(55) - 3);
            default -> CalendarModel.dayOf(new Day(year, 1, 1).number() + random.nextInt(365));
        };
    }

    private static Day model(Day start, Delay.Unit unit, int amount) {
        return new EnumMap<>(Map.of(
                        Delay.Unit.MONTHS, CalendarModel.plusMonths(start, amount),
                        Delay.Unit.CALENDAR_DAYS, CalendarModel.plusDays(start, amount),
                        Delay.Unit.WORKING_DAYS, CalendarModel.plusWorkingDays(start, amount)))
                .get(unit);
    }

    private static long second(Moving clock) {
        return clock.now.getEpochSecond();
    }

    /** The day it is in France, by the model: the first one whose last second has not passed. */
    private static long today(long second) {
        long day = second / 86_400;
        while (CalendarModel.lastSecond(CalendarModel.dayOf(day)) < second) {
            day++;
        }
        return day;
    }

    private static LocalDate date(Day day) {
        return LocalDate.of(day.year(), day.month(), day.day());
    }

    private static final class Moving extends Clock {

        private Instant now = Instant.parse("2026-03-02T09:00:00Z");

        @Override
        public ZoneId getZone() {
            return Deadlines.ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
