package fr.ampli.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Person;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The job through time: who left, who came after, what the hours were. */
class JobChainTest {

    static final StartUpPeriod PERIOD = new StartUpPeriod(HireRuleTest.START, LocalDate.of(2027, 3, 1));
    static final LocalDate CONTROL = LocalDate.of(2027, 5, 20);

    // The gap, to the day

    @ParameterizedTest
    @CsvSource({
        // ended, replaced, in time, days without anybody
        "2026-10-01, 2026-10-02, true, 0",
        "2026-10-01, 2026-10-01, true, 0",
        "2026-10-01, 2026-09-15, true, 0",
        "2026-10-01, 2026-10-03, true, 1",
        "2026-10-01, 2026-12-01, true, 60",
        "2026-10-01, 2026-12-02, false, 61",
        // month ends: two months after 31 December is the last day of February
        "2026-12-31, 2027-02-28, true, 58",
        "2026-12-31, 2027-03-01, false, 59",
        "2026-12-30, 2027-02-28, true, 59",
        "2026-12-29, 2027-02-28, true, 60",
        "2026-12-28, 2027-02-28, true, 61",
        "2026-11-30, 2027-01-30, true, 60",
        "2026-11-30, 2027-01-31, false, 61",
        "2027-02-28, 2027-04-28, true, 58",
        "2027-02-28, 2027-04-29, false, 59"
    })
    void a_replacement_comes_within_two_months_to_the_day(
            LocalDate ended, LocalDate replaced, boolean inTime, long vacant) {
        JobChain chain = chain(
                link(1, PERIOD.from(), null, "17.5").ended(ended, Control.EndCause.RESIGNATION),
                link(2, replaced, 1L, "17.5"));

        assertThat(chain.links()).hasSize(2);
        assertThat(chain.gapBefore(1)).isEqualTo(vacant);
        assertThat(chain.isInTime(1)).isEqualTo(inTime);
        assertThat(chain.isReplacedInTime()).isEqualTo(inTime);
        assertThat(chain.isHeld()).isTrue();
        assertThat(chain.isHeldByFirst()).isFalse();
        assertThat(chain.endCause()).contains(Control.EndCause.RESIGNATION);
    }

    @Test
    void a_replacement_that_leaves_too_must_be_replaced_too() {
        Built first =
                link(1, PERIOD.from(), null, "17.5").ended(LocalDate.of(2026, 6, 1), Control.EndCause.TRIAL_ENDED);
        Built second = link(2, LocalDate.of(2026, 7, 1), 1L, "17.5")
                .ended(LocalDate.of(2026, 9, 1), Control.EndCause.EMPLOYER);
        Built third = link(3, LocalDate.of(2026, 10, 1), 2L, "17.5");

        assertThat(chain(first, second, third).isReplacedInTime()).isTrue();
        assertThat(chain(first, second, third).endCause())
                .as("the gravest, where all were replaced")
                .contains(Control.EndCause.EMPLOYER);
        assertThat(chain(first, second).isReplacedInTime()).isFalse();
        assertThat(chain(first, second).isHeld()).isFalse();
        assertThat(chain(first, second).endCause())
                .as("the cause of the departure that nobody replaced")
                .contains(Control.EndCause.EMPLOYER);
    }

    @Test
    void a_departure_that_nobody_replaced_counts_with_its_own_cause() {
        Built first = link(1, PERIOD.from(), null, "17.5").ended(LocalDate.of(2026, 6, 1), Control.EndCause.EMPLOYER);
        Built second = link(2, LocalDate.of(2026, 7, 1), 1L, "17.5")
                .ended(LocalDate.of(2026, 9, 1), Control.EndCause.RESIGNATION);

        assertThat(chain(first, second).endCause()).contains(Control.EndCause.RESIGNATION);
    }

    @Test
    void an_end_after_the_day_has_not_happened_yet() {
        Built job = link(1, PERIOD.from(), null, "17.5").ended(CONTROL.plusDays(1), Control.EndCause.RESIGNATION);
        assertThat(chain(job).isHeldByFirst()).isTrue();
        assertThat(chain(link(1, PERIOD.from(), null, "17.5").ended(CONTROL, Control.EndCause.RESIGNATION))
                        .isHeldByFirst())
                .as("on its last day nothing of it is left")
                .isFalse();
    }

    // Hours over time

    @ParameterizedTest
    @CsvSource({
        // hours at the hire, hours by amendment, from, enough at the control, created in the period
        "15.75, 17.5, 2026-08-01, true, true",
        "15.75, 17.5, 2027-03-01, true, true",
        "15.75, 17.5, 2027-03-02, true, false",
        "15.75, 17.49, 2026-08-01, false, true",
        "17.5, 15.75, 2026-08-01, false, true",
        "17.5, 17.49, 2027-04-01, false, true",
        "17.5, 20, 2027-04-01, true, true"
    })
    void an_amendment_cures_within_the_period_and_a_reduction_shows(
            String hired, String amended, LocalDate from, boolean enough, boolean inPeriod) {
        JobSituation situation = situation(link(1, PERIOD.from(), null, hired).changed(from, amended, "35"));

        assertThat(situation.fteSufficient()).isEqualTo(enough);
        assertThat(situation.hiredInPeriod()).isEqualTo(inPeriod);
    }

    @Test
    void another_full_time_is_part_of_the_amendment() {
        assertThat(situation(link(1, PERIOD.from(), null, "17.5").changed(LocalDate.of(2026, 8, 1), "17.5", "37"))
                        .fteSufficient())
                .isFalse();
        assertThat(situation(link(1, PERIOD.from(), null, "17.5").changed(LocalDate.of(2026, 8, 1), "18.5", "37"))
                        .fteSufficient())
                .isTrue();
    }

    @Test
    void what_a_replacement_replaces_need_not_have_been_the_agreed_job() {
        JobSituation situation = situation(
                link(1, PERIOD.from(), null, "10").ended(LocalDate.of(2026, 6, 1), Control.EndCause.EMPLOYER),
                link(2, LocalDate.of(2026, 7, 1), 1L, "17.5"));

        assertThat(situation.fteSufficient()).isTrue();
        assertThat(situation.heldAtControl()).isTrue();
        assertThat(situation.splitPosts()).isFalse();
    }

    @Test
    void who_replaced_another_does_not_add_to_the_share() {
        JobSituation situation = situation(
                link(1, PERIOD.from(), null, "10").ended(LocalDate.of(2026, 6, 1), Control.EndCause.EMPLOYER),
                link(2, LocalDate.of(2026, 7, 1), 1L, "10"));

        assertThat(situation.fteSufficient()).isFalse();
        assertThat(situation.splitPosts()).isFalse();
    }

    // The year, a measure of its own

    @ParameterizedTest
    @CsvSource({
        // hired nine months after the start: three months are left of the year
        "2026-12-02, 17.5, 35, 1/8, 0.125",
        "2026-03-02, 17.5, 35, 1/2, 0.5",
        "2026-03-02, 17.49, 35, 1749/3500, 0.499",
        "2026-03-02, 35, 35, 1/1, 1",
        "2026-12-02, 18.5, 37, 1/8, 0.125",
        "2026-12-02, 24, 39, 2/13, 0.153",
        "2027-02-02, 17.5, 35, 1/24, 0.041",
        // one day of a month of 28
        "2027-03-01, 35, 35, 1/336, 0.002",
        "2027-03-02, 35, 35, 0/1, 0"
    })
    void the_yearly_share_is_exact(LocalDate from, String weekly, String fullTime, String exact, BigDecimal shown) {
        JobLink job = link(1, from, null, weekly, fullTime).link();

        Fraction year = YearlyFte.over(List.of(job), PERIOD.from());

        assertThat(year.top() + "/" + year.bottom()).isEqualTo(exact);
        assertThat(year.cut(3)).isEqualByComparingTo(shown);
    }

    @Test
    void the_yearly_share_follows_ends_and_hours() {
        JobLink first = link(1, PERIOD.from(), null, "17.5")
                .ended(LocalDate.of(2026, 6, 1), Control.EndCause.RESIGNATION)
                .link();
        JobLink second = link(2, LocalDate.of(2026, 9, 2), 1L, "17.5")
                .changed(LocalDate.of(2026, 12, 2), "35", "35")
                .link();

        // three months at a half, three at a half, three at one
        Fraction year = YearlyFte.over(List.of(first, second), PERIOD.from());
        assertThat(year).isEqualTo(Fraction.of(1, 2));
    }

    @ParameterizedTest
    @CsvSource({"17.5, '75,83'", "35, '151,67'", "24, '104'", "18.5, '80,17'", "19.5, '84,5'"})
    void the_month_is_shown_beside_the_week(BigDecimal weekly, String monthly) {
        assertThat(Hours.monthly(weekly)).isEqualTo(monthly);
    }

    // Reserves

    @Test
    void a_reserve_stays_visible_with_its_cure() {
        JobLink job = link(1, PERIOD.from(), null, "17.5")
                .without(Hire.Derogation.MISSING)
                .link();
        assertThat(reserves(job)).extracting(Reserve::isOpen).containsExactly(true);

        LocalDate cured = LocalDate.of(2026, 8, 1);
        List<Reserve> after = JobReading.reserves(
                job,
                HireRuleTest.TERMS,
                List.of(new JobStore.Cured(1, "DEROGATION_MISSING", new Reserve.Cure(cured, "Demande du 1er août"))));
        assertThat(after).hasSize(1);
        assertThat(after.get(0).cure()).contains(new Reserve.Cure(cured, "Demande du 1er août"));
        assertThat(JobReading.reserves(
                        job,
                        HireRuleTest.TERMS,
                        List.of(new JobStore.Cured(
                                1,
                                "DEROGATION_MISSING",
                                new Reserve.Cure(PERIOD.from().minusDays(1), "avant")))))
                .as("nothing is cured before it was open")
                .extracting(Reserve::isOpen)
                .containsExactly(true);
    }

    @Test
    void hours_above_the_floor_cure_and_hours_below_open_anew() {
        JobLink job = link(1, PERIOD.from(), null, "17.5")
                .without(Hire.Derogation.MISSING)
                .changed(LocalDate.of(2026, 6, 1), "24", "35")
                .changed(LocalDate.of(2026, 9, 1), "20", "35")
                .link();

        assertThat(reserves(job))
                .extracting(Reserve::since, Reserve::isOpen)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(PERIOD.from(), false),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 9, 1), true));
    }

    private static List<Reserve> reserves(JobLink link) {
        return JobReading.reserves(link, HireRuleTest.TERMS, List.of());
    }

    // Building blocks

    /** A contract in the making. */
    record Built(JobLink link) {

        Built ended(LocalDate day, Control.EndCause cause) {
            return new Built(
                    new JobLink(link.hire(), Optional.of(new JobEnd(link.hire().id(), day, cause)), link.changes()));
        }

        Built changed(LocalDate from, String weekly, String fullTime) {
            HoursChange change = new HoursChange(
                    link.hire().id(),
                    from,
                    Fte.of(new BigDecimal(weekly), new BigDecimal(fullTime)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            return new Built(new JobLink(
                    link.hire(),
                    link.end(),
                    Stream.concat(link.changes().stream(), Stream.of(change)).toList()));
        }

        Built without(Hire.Derogation ground) {
            Hire h = link.hire();
            return new Built(new JobLink(
                    new Hire(
                            h.id(),
                            h.declaredAt(),
                            h.postTitle(),
                            h.post(),
                            h.contract(),
                            h.fixedTermMonths(),
                            h.fte(),
                            h.fullTimeGround(),
                            h.employer(),
                            h.startsOn(),
                            h.declaration(),
                            h.declaredOn(),
                            Optional.of(ground),
                            Optional.empty(),
                            h.replaces(),
                            h.work()),
                    link.end(),
                    link.changes()));
        }
    }

    static Built link(long id, LocalDate startsOn, Long replaces, String weekly) {
        return link(id, startsOn, replaces, weekly, "35");
    }

    static Built link(long id, LocalDate startsOn, Long replaces, String weekly, String fullTime) {
        Hire h = HireRuleTest.hire(weekly, fullTime);
        return new Built(new JobLink(
                new Hire(
                        id,
                        h.declaredAt(),
                        h.postTitle(),
                        h.post(),
                        h.contract(),
                        h.fixedTermMonths(),
                        h.fte(),
                        h.fullTimeGround(),
                        h.employer(),
                        startsOn,
                        h.declaration(),
                        h.declaredOn(),
                        h.derogation(),
                        h.derogationReference(),
                        Optional.ofNullable(replaces),
                        h.work()),
                Optional.empty(),
                List.of()));
    }

    static JobChain chain(Built... built) {
        return JobChain.of(
                        Stream.of(built).map(Built::link).toList(),
                        HireRuleTest.TERMS,
                        CONTROL,
                        JobSituation.nearest(HireRuleTest.TERMS, PERIOD, Optional.empty(), CONTROL))
                .orElseThrow();
    }

    static JobSituation situation(Built... built) {
        return JobSituation.of(
                Stream.of(built).map(Built::link).toList(), control(), HireRuleTest.TERMS, PERIOD, CONTROL);
    }

    static Control control() {
        return new Control(
                1,
                1,
                true,
                false,
                Optional.empty(),
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                "…",
                new Person("controleur"),
                List.of());
    }
}
