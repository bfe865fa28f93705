package fr.ampli.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/**
 * Random histories of a job against a second reading of the rules, which walks through the days one by one and knows
 * nothing of chains. One job per history: each contract but the first replaces the one before it.
 */
class JobHistoriesTest {

    private static final int HISTORIES = 500;

    /** A contract as the second reading knows it. */
    private record Stay(
            LocalDate from,
            LocalDate until,
            Control.EndCause cause,
            List<LocalDate> changes,
            List<Integer> hundredths) {

        /** Hundredths of an hour a week on a day. */
        int on(LocalDate day) {
            int now = hundredths.get(0);
            for (int i = 0; i < changes.size(); i++) {
                if (!day.isBefore(changes.get(i))) {
                    now = hundredths.get(i + 1);
                }
            }
            return now;
        }

        boolean endedBy(LocalDate day) {
            return until != null && !until.isAfter(day);
        }

        int last(LocalDate day) {
            return on(endedBy(day) ? until : day);
        }
    }

    @RepeatedTest(5)
    void the_register_says_what_the_days_say(RepetitionInfo repetition) {
        Random random = new Random(20_261_126L + repetition.getCurrentRepetition());
        for (int history = 0; history < HISTORIES; history++) {
            List<Stay> stays = history(random);
            JobSituation read = JobChainTest.situation(built(stays));
            String told = stays.toString();
            Expected expected = expected(stays);

            assertThat(read.fteSufficient()).as("enough: %s", told).isEqualTo(expected.enough());
            assertThat(read.hiredInPeriod()).as("in the period: %s", told).isEqualTo(expected.inPeriod());
            assertThat(read.heldAtControl()).as("held: %s", told).isEqualTo(expected.held());
            assertThat(read.replacedInTime()).as("replaced: %s", told).isEqualTo(expected.replaced());
            assertThat(read.endCause()).as("cause: %s", told).isEqualTo(expected.cause());
        }
    }

    @Test
    void the_histories_reach_every_kind_of_end() {
        Random random = new Random(7);
        Set<String> kinds = new java.util.TreeSet<>();
        for (int i = 0; i < 2_000; i++) {
            Expected expected = expected(history(random));
            kinds.add(expected.enough() + " " + expected.held() + " " + expected.replaced() + " " + expected.cause());
        }
        assertThat(kinds)
                .contains(
                        "true true false NONE",
                        "true false true EMPLOYEE_LEFT",
                        "true false false EMPLOYEE_LEFT",
                        "true false true ENDED_BY_EMPLOYER",
                        "true false false ENDED_BY_EMPLOYER",
                        "true false true OTHER",
                        "true false false OTHER",
                        "false true false NONE");
    }

    // The second reading

    private record Expected(boolean enough, boolean inPeriod, boolean held, boolean replaced, String cause) {}

    private static Expected expected(List<Stay> stays) {
        int job = 0;
        int best = Integer.MAX_VALUE;
        for (int i = 0; i < stays.size(); i++) {
            int rank = (isEnough(stays.get(i)) ? 0 : 2) + (inPeriod(stays.get(i)) ? 0 : 1);
            if (rank < best
                    || (rank == best
                            && stays.get(i).from().isBefore(stays.get(job).from()))) {
                best = rank;
                job = i;
            }
        }
        Stay first = stays.get(job);
        boolean held = !first.endedBy(JobChainTest.CONTROL);
        String cause = "NONE";
        boolean replaced = false;
        if (!held) {
            replaced = true;
            EnumSet<Control.EndCause> causes = EnumSet.noneOf(Control.EndCause.class);
            for (int i = job; i < stays.size() && stays.get(i).endedBy(JobChainTest.CONTROL) && replaced; i++) {
                Stay left = stays.get(i);
                boolean filled = i + 1 < stays.size()
                        && !stays.get(i + 1).from().isAfter(JobChainTest.CONTROL)
                        && comesInTime(left.until(), stays.get(i + 1).from())
                        && isEnough(stays.get(i + 1));
                if (filled) {
                    causes.add(left.cause());
                } else {
                    replaced = false;
                    causes = EnumSet.of(left.cause());
                }
            }
            cause = causes.contains(Control.EndCause.EMPLOYER)
                    ? "ENDED_BY_EMPLOYER"
                    : causes.contains(Control.EndCause.OTHER) ? "OTHER" : "EMPLOYEE_LEFT";
        }
        return new Expected(isEnough(first), inPeriod(first), held, replaced, cause);
    }

    private static boolean isEnough(Stay stay) {
        return stay.last(JobChainTest.CONTROL) * 2 >= 3500;
    }

    /** Day by day: the first one on which the hours are enough; the day of the hire where they never are. */
    private static boolean inPeriod(Stay stay) {
        LocalDate last = stay.endedBy(JobChainTest.CONTROL) ? stay.until() : JobChainTest.CONTROL;
        LocalDate created = stay.from();
        for (LocalDate day = stay.from(); !day.isAfter(last); day = day.plusDays(1)) {
            if (stay.on(day) * 2 >= 3500) {
                created = day;
                break;
            }
        }
        return JobChainTest.PERIOD.contains(stay.from()) && JobChainTest.PERIOD.contains(created);
    }

    /** Two months on the same day of the month, or the last day of a month that has no such day. */
    private static boolean comesInTime(LocalDate left, LocalDate came) {
        int months = (came.getYear() - left.getYear()) * 12 + came.getMonthValue() - left.getMonthValue();
        if (months != 2) {
            return months < 2;
        }
        return came.getDayOfMonth() <= left.getDayOfMonth();
    }

    // The histories

    private static List<Stay> history(Random random) {
        List<Stay> stays = new ArrayList<>();
        LocalDate from = JobChainTest.PERIOD.from().plusDays(random.nextInt(400));
        for (int i = 0; i < 4; i++) {
            boolean ends = random.nextInt(10) < 6;
            long room = Math.max(1, ChronoUnit.DAYS.between(from, JobChainTest.CONTROL) + 5);
            LocalDate until = ends ? from.plusDays(random.nextInt((int) room)) : null;
            List<LocalDate> changes = new ArrayList<>();
            List<Integer> hours = new ArrayList<>(List.of(hours(random)));
            for (LocalDate day = from; changes.size() < random.nextInt(3); ) {
                day = day.plusDays(1 + random.nextInt(120));
                changes.add(day);
                hours.add(hours(random));
            }
            Control.EndCause[] causes = Control.EndCause.values();
            stays.add(new Stay(from, until, ends ? causes[random.nextInt(causes.length)] : null, changes, hours));
            if (!ends || random.nextInt(4) == 0) {
                break;
            }
            // never before who is replaced, at times around the last day that is in time
            from = random.nextBoolean()
                    ? until.plusMonths(2).plusDays(random.nextInt(5) - 2L)
                    : until.plusDays(random.nextInt(100));
            from = from.isAfter(stays.get(i).from())
                    ? from
                    : stays.get(i).from().plusDays(1);
        }
        return stays;
    }

    private static int hours(Random random) {
        return List.of(1749, 1750, 1751, 1000, 2000, 3500, 1750, 1750).get(random.nextInt(8));
    }

    private static JobChainTest.Built[] built(List<Stay> stays) {
        List<JobChainTest.Built> built = new ArrayList<>();
        for (int i = 0; i < stays.size(); i++) {
            Stay stay = stays.get(i);
            JobChainTest.Built link = JobChainTest.link(i + 1L, stay.from(), i == 0 ? null : (long) i, hours(stay, 0));
            for (int c = 0; c < stay.changes().size(); c++) {
                link = link.changed(stay.changes().get(c), hours(stay, c + 1), "35");
            }
            built.add(stay.until() == null ? link : link.ended(stay.until(), stay.cause()));
        }
        return built.toArray(JobChainTest.Built[]::new);
    }

    private static String hours(Stay stay, int index) {
        return BigDecimal.valueOf(stay.hundredths().get(index), 2).toPlainString();
    }
}
