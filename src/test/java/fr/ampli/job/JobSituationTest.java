package fr.ampli.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.agreement.StartUpPeriod;
import fr.ampli.document.DocumentKind;
import fr.ampli.shared.ContractType;
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

/** The flags that the outcome table reads, at each boundary. */
class JobSituationTest {

    private static final StartUpPeriod PERIOD = new StartUpPeriod(HireRuleTest.START, LocalDate.of(2027, 3, 1));

    @ParameterizedTest
    @CsvSource({"2026-03-01, false", "2026-03-02, true", "2027-03-01, true", "2027-03-02, false"})
    void the_hire_begins_within_the_period(LocalDate day, boolean inPeriod) {
        assertThat(situation(control(), hire(1, "17.5", day)).hiredInPeriod()).isEqualTo(inPeriod);
    }

    @ParameterizedTest
    @CsvSource({"17.49, false", "17.5, true", "17.51, true"})
    void the_share_is_exact(String hours, boolean enough) {
        JobSituation situation = situation(control(), hire(1, hours, PERIOD.from()));

        assertThat(situation.fteSufficient()).isEqualTo(enough);
        assertThat(situation.splitPosts()).isFalse();
    }

    @Test
    void two_short_posts_do_not_make_the_job_but_are_told_apart() {
        JobSituation enough = situation(control(), hire(1, "10", PERIOD.from()), hire(2, "7.5", PERIOD.from()));
        JobSituation short_ = situation(control(), hire(1, "10", PERIOD.from()), hire(2, "7.49", PERIOD.from()));

        assertThat(enough.fteSufficient()).isFalse();
        assertThat(enough.splitPosts()).isTrue();
        assertThat(short_.splitPosts()).isFalse();
    }

    @Test
    void the_hire_that_comes_nearest_is_the_one_controlled() {
        JobSituation situation = situation(
                control(),
                hire(1, "10", PERIOD.from()),
                hire(2, "20", PERIOD.from().plusMonths(2)));

        assertThat(situation.fteSufficient()).isTrue();
        assertThat(situation.contractAdmitted()).isTrue();
        assertThat(situation.splitPosts()).isFalse();
    }

    @Test
    void nobody_hired() {
        assertThat(situation(control()).hired()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // 6-month period until 2026-09-01; hired on 2026-10-01
        "2026-09-01, 2026-10-01, true",
        "2026-09-02, 2026-10-01, false",
        "2026-09-01, 2026-09-30, false",
        "2026-08-01, 2027-03-01, true",
    })
    void an_extension_counts_when_granted_in_time(LocalDate granted, LocalDate until, boolean inTime) {
        StartUpPeriod six = new StartUpPeriod(PERIOD.from(), LocalDate.of(2026, 9, 1));
        JobSituation situation = situation(
                control(true, null, null, new Control.Extension(granted, until)),
                six,
                hire(1, "17.5", LocalDate.of(2026, 10, 1)));

        assertThat(situation.hiredInPeriod()).isFalse();
        assertThat(situation.extensionInTime()).isEqualTo(inTime);
    }

    @Test
    void no_extension_goes_beyond_twelve_months() {
        Control.Extension thirteenMonths = new Control.Extension(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 4, 1));

        assertThat(situation(control(true, null, null, thirteenMonths), hire(1, "17.5", LocalDate.of(2027, 3, 2)))
                        .extensionInTime())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-12-01, true", "2026-12-02, false", "2026-09-15, true"})
    void a_replacement_comes_within_two_months(LocalDate replacedOn, boolean inTime) {
        Control left = control(false, LocalDate.of(2026, 10, 1), Control.EndCause.RESIGNATION, null);
        JobSituation situation = situation(left, hire(1, "17.5", PERIOD.from()), hire(2, "17.5", replacedOn));

        assertThat(situation.heldAtControl()).isFalse();
        assertThat(situation.endCause()).isEqualTo("EMPLOYEE_LEFT");
        assertThat(situation.replacedInTime()).isEqualTo(inTime);
    }

    @Test
    void a_replacement_that_is_too_short_replaces_nothing() {
        Control left = control(false, LocalDate.of(2026, 10, 1), Control.EndCause.TRIAL_ENDED, null);

        assertThat(situation(left, hire(1, "17.5", PERIOD.from()), hire(2, "17.49", LocalDate.of(2026, 10, 15)))
                        .replacedInTime())
                .isFalse();
    }

    @Test
    void a_missing_publicity_proof_does_not_harm_the_result_but_a_refused_payslip_does() {
        assertThat(situation(control(), hire(1, "17.5", PERIOD.from())).evidenceSufficient())
                .isTrue();
        Control refused = new Control(
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
                List.of(
                        new EvidenceFinding(
                                DocumentKind.EMPLOYMENT_CONTRACT,
                                EvidenceFinding.Verdict.ACCEPTED,
                                Optional.empty(),
                                Optional.empty()),
                        new EvidenceFinding(
                                DocumentKind.HIRING_DECLARATION,
                                EvidenceFinding.Verdict.ACCEPTED,
                                Optional.empty(),
                                Optional.empty()),
                        new EvidenceFinding(
                                DocumentKind.PAYSLIP,
                                EvidenceFinding.Verdict.REFUSED,
                                Optional.of("illisible"),
                                Optional.empty())));
        assertThat(situation(refused, hire(1, "17.5", PERIOD.from())).evidenceSufficient())
                .isFalse();
    }

    private static JobSituation situation(Control control, Hire... hires) {
        return situation(control, PERIOD, hires);
    }

    /** The day of the control; what it says of an end stands in the register for the contract declared first. */
    private static JobSituation situation(Control control, StartUpPeriod period, Hire... hires) {
        List<JobLink> links = Stream.of(hires)
                .map(hire -> new JobLink(
                        hire,
                        control.endedOn()
                                .filter(day -> hire.id() == 1)
                                .map(day ->
                                        new JobEnd(1, day, control.endCause().orElseThrow())),
                        List.of()))
                .toList();
        return JobSituation.of(links, control, HireRuleTest.TERMS, period, LocalDate.of(2027, 3, 15));
    }

    private static Hire hire(long id, String hours, LocalDate startsOn) {
        Hire h = HireRuleTest.hire(hours, "35");
        return new Hire(
                id,
                h.declaredAt(),
                h.postTitle(),
                h.post(),
                ContractType.PERMANENT,
                h.fixedTermMonths(),
                Fte.of(new BigDecimal(hours), new BigDecimal("35")),
                h.fullTimeGround(),
                h.employer(),
                startsOn,
                h.declaration(),
                h.declaredOn(),
                h.derogation(),
                h.derogationReference(),
                h.replaces(),
                h.work());
    }

    private static Control control() {
        return control(true, null, null, null);
    }

    private static Control control(
            boolean held, LocalDate endedOn, Control.EndCause cause, Control.Extension extension) {
        List<EvidenceFinding> evidence = JobSituation.INDISPENSABLE.stream()
                .map(kind ->
                        new EvidenceFinding(kind, EvidenceFinding.Verdict.ACCEPTED, Optional.empty(), Optional.empty()))
                .toList();
        return new Control(
                1,
                1,
                true,
                false,
                Optional.empty(),
                false,
                held,
                Optional.ofNullable(endedOn),
                Optional.ofNullable(cause),
                false,
                true,
                Optional.empty(),
                Optional.ofNullable(extension),
                "…",
                new Person("controleur"),
                evidence);
    }
}
