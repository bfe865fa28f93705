package fr.ampli.job;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestScheme;
import fr.ampli.agreement.AgreedJob;
import fr.ampli.agreement.AgreedTerms;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Fte;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Siret;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What makes a hire the agreed job, at each boundary. */
class HireRuleTest {

    static final LocalDate START = LocalDate.of(2026, 3, 2);
    static final AgreedTerms TERMS = new AgreedTerms(
            DossierNumber.of(2026, 1),
            TestScheme.terms(),
            new AgreedJob(
                    "Chargée de développement", ContractType.PERMANENT, new BigDecimal("17.5"), new BigDecimal("35")),
            LocalDate.of(2026, 1, 15),
            START,
            LocalDate.of(2027, 3, 1));

    static Hire hire(String weekly, String fullTime) {
        return new Hire(
                1,
                Hire.Step.HIRE,
                "Chargée de développement",
                Hire.Post.AS_AGREED,
                ContractType.PERMANENT,
                Optional.empty(),
                Fte.of(new BigDecimal(weekly), new BigDecimal(fullTime)),
                Optional.empty(),
                Siret.read("73282932000074").orElseThrow(),
                START.plusMonths(3),
                Hire.Declaration.CEA,
                Optional.empty(),
                Optional.of(Hire.Derogation.EMPLOYEE_REQUEST),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Hire with(ContractType contract, Integer months) {
        Hire h = hire("17.5", "35");
        return new Hire(
                h.id(),
                h.declaredAt(),
                h.postTitle(),
                h.post(),
                contract,
                Optional.ofNullable(months),
                h.fte(),
                h.fullTimeGround(),
                h.employer(),
                h.startsOn(),
                h.declaration(),
                h.declaredOn(),
                h.derogation(),
                h.derogationReference(),
                h.replaces(),
                h.work());
    }

    static Hire with(Hire.Post post) {
        Hire h = hire("17.5", "35");
        return new Hire(
                h.id(),
                h.declaredAt(),
                "Comptable",
                post,
                h.contract(),
                h.fixedTermMonths(),
                h.fte(),
                h.fullTimeGround(),
                h.employer(),
                h.startsOn(),
                h.declaration(),
                h.declaredOn(),
                h.derogation(),
                h.derogationReference(),
                h.replaces(),
                h.work());
    }

    static Hire with(String weekly, Hire.Derogation derogation) {
        Hire h = hire(weekly, "35");
        return new Hire(
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
                Optional.ofNullable(derogation),
                h.derogationReference(),
                h.replaces(),
                h.work());
    }

    static Hire declared(int daysBefore) {
        Hire h = hire("24", "35");
        return new Hire(
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
                Hire.Declaration.DPAE,
                Optional.of(h.startsOn().minusDays(daysBefore)),
                h.derogation(),
                h.derogationReference(),
                h.replaces(),
                h.work());
    }

    @ParameterizedTest
    @CsvSource({
        "17.49, 35, false",
        "17.499, 35, false",
        "17.499999, 35, false",
        "17.5, 35, true",
        "17.51, 35, true",
        "18.49, 37, false",
        "18.5, 37, true",
        "17.5, 37, false",
        "19.49, 39, false",
        "19.5, 39, true",
        "16, 32, true",
        "35, 35, true",
        "17.4999999999, 35, false",
        "75.83, 151.67, false",
        "75.835, 151.67, true",
        "18.9, 37.8, true",
        "18.8999, 37.8, false",
        "17.333333, 34.666667, false",
        "17.333334, 34.666667, true"
    })
    void half_of_full_time_is_compared_exactly(String weekly, String fullTime, boolean enough) {
        HireFinding finding = HireRule.judge(hire(weekly, fullTime), TERMS);

        assertThat(finding.conforms()).isEqualTo(enough);
        assertThat(codes(finding.gaps())).isEqualTo(enough ? List.of() : List.of("FTE_TOO_LOW"));
    }

    @Test
    void the_gap_is_told_with_its_numbers() {
        assertThat(HireRule.judge(hire("17.49", "35"), TERMS).gaps())
                .extracting(Reason::sentence)
                .containsExactly("17,49 h sur 35 h = 0,49 ETP, il faut au moins 0,5 ETP soit 17,5 h.");
        assertThat(HireRule.judge(hire("18.49", "37"), TERMS).gaps())
                .extracting(Reason::sentence)
                .containsExactly("18,49 h sur 37 h = 0,49 ETP, il faut au moins 0,5 ETP soit 18,5 h.");
    }

    @ParameterizedTest
    @CsvSource({"PERMANENT,, true", "FIXED_TERM, 5, false", "FIXED_TERM, 6, true", "FIXED_TERM, 7, true"})
    void a_fixed_term_lasts_at_least_six_months(ContractType contract, Integer months, boolean admitted) {
        assertThat(codes(HireRule.judge(with(contract, months), TERMS).gaps()))
                .isEqualTo(admitted ? List.of() : List.of("CONTRACT_NOT_ADMITTED"));
    }

    @Test
    void other_kinds_of_work_are_no_agreed_job() {
        assertThat(codes(HireRule.judge(with(ContractType.SUBSIDISED, null), TERMS)
                        .gaps()))
                .containsExactly("CONTRACT_NOT_ADMITTED");
        assertThat(codes(HireRule.judge(with(ContractType.NOT_EMPLOYMENT, null), TERMS)
                        .gaps()))
                .containsExactly("NOT_SALARIED");
    }

    @ParameterizedTest
    @EnumSource(Hire.Work.class)
    void work_that_is_no_employment_is_named(Hire.Work work) {
        Hire h = with(ContractType.NOT_EMPLOYMENT, null);
        Hire named = new Hire(
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
                h.derogation(),
                h.derogationReference(),
                h.replaces(),
                Optional.of(work));

        assertThat(HireRule.judge(named, TERMS).gaps())
                .extracting(Reason::sentence)
                .containsExactly(
                        "Ce n'est pas un emploi salarié de la structure : " + work.phrase() + " ne compte pas.");
    }

    @ParameterizedTest
    @EnumSource(Hire.Post.class)
    void another_post_needs_an_amendment(Hire.Post post) {
        assertThat(codes(HireRule.judge(with(post), TERMS).gaps()))
                .isEqualTo(post == Hire.Post.DIFFERENT ? List.of("POST_DIFFERENT") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "23.99, MISSING, true",
        "23.99,, true",
        "23.99, EMPLOYEE_REQUEST, false",
        "23.99, BRANCH_AGREEMENT, false",
        "23.99, STUDENT, false",
        "23.99, INSERTION, false",
        "24,, false",
        "24.01,, false"
    })
    void part_time_below_the_floor_without_a_ground_is_a_reserve_not_a_failure(
            String weekly, Hire.Derogation derogation, boolean reserve) {
        HireFinding finding = HireRule.judge(with(weekly, derogation), TERMS);

        assertThat(finding.conforms()).isTrue();
        assertThat(codes(finding.reserves())).isEqualTo(reserve ? List.of("DEROGATION_MISSING") : List.of());
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "8, false", "9, true"})
    void a_hire_is_declared_within_eight_days_before(int daysBefore, boolean reserve) {
        HireFinding finding = HireRule.judge(declared(daysBefore), TERMS);

        assertThat(finding.conforms()).isTrue();
        assertThat(codes(finding.reserves())).isEqualTo(reserve ? List.of("DECLARED_OUT_OF_TIME") : List.of());
    }

    private static List<String> codes(List<Reason> reasons) {
        return reasons.stream().map(Reason::code).toList();
    }
}
