package fr.ampli.review;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.TestScheme;
import fr.ampli.dossier.Dossier;
import fr.ampli.dossier.LegalForm;
import fr.ampli.dossier.Stage;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.submission.Application;
import fr.ampli.submission.BlockingReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R05-R07, R11, R26, R36, R38, R41, R42, R53, E23, E38: every rule on, just below and just above its line. */
class EligibilityRulesTest {

    private static final DossierNumber NUMBER = DossierNumber.of(2026, 42);
    private static final DossierNumber OTHER = DossierNumber.of(2025, 7);

    private LegalForm form = LegalForm.ASSOCIATION;
    private String postalCode = "33210";
    private LocalDate submittedOn = LocalDate.of(2026, 3, 2);
    private ContractType contract = ContractType.PERMANENT;
    private Integer fixedTermMonths;
    private String weeklyHours = "17.5";
    private String fullTimeHours = "35";
    private LocalDate hiredOn = LocalDate.of(2026, 6, 1);
    private LocalDate from = LocalDate.of(2026, 4, 1);
    private LocalDate until = LocalDate.of(2027, 3, 31);
    private boolean running;
    private boolean existing;
    private boolean investment;
    private boolean euAid;
    private boolean commitment = true;
    private boolean commitmentHeld;
    private boolean study = true;
    private String deMinimis = "0.00";
    private Optional<DossierNumber> funded = Optional.empty();
    private Optional<DossierNumber> recovery = Optional.empty();
    private Optional<DoubleFunding> doubleFunding = Optional.empty();
    private Optional<AidRegime> regime = Optional.empty();

    @Test
    void an_application_on_every_line_is_eligible() {
        assertThat(refusals()).isEmpty();
    }

    @Test
    void no_rule_shares_its_code_and_every_sentence_ends() {
        assertThat(EligibilityRules.ALL)
                .hasSize(18)
                .extracting(EligibilityRule::code)
                .doesNotHaveDuplicates();
        running = true;
        existing = true;
        investment = true;
        euAid = true;
        commitment = false;
        study = false;
        form = LegalForm.OTHER;
        postalCode = "75011";
        weeklyHours = "10";
        contract = ContractType.SUBSIDISED;
        hiredOn = LocalDate.of(2026, 3, 1);
        from = LocalDate.of(2026, 3, 1);
        until = LocalDate.of(2030, 1, 1);
        funded = Optional.of(OTHER);
        recovery = Optional.of(OTHER);
        regime = Optional.of(AidRegime.DE_MINIMIS);
        deMinimis = "300000.00";
        List<BlockingReason> all = blocking();
        assertThat(all).hasSize(15); // the commitment is not asked of that form, the length not of that contract
        assertThat(all).allSatisfy(blocking -> {
            assertThat(blocking.reason().sentence()).endsWith(".");
            assertThat(blocking.letter()).endsWith(".").doesNotContain("null");
            assertThat(blocking.reason().clause()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource({"17.49,35,false", "17.5,35,true", "17.51,35,true", "17.5,37,false", "18.49,37,false", "18.5,37,true"})
    void the_job_is_half_of_full_time_or_more_exactly(String weekly, String fullTime, boolean eligible) {
        weeklyHours = weekly;
        fullTimeHours = fullTime;
        assertThat(refusals()).isEqualTo(eligible ? List.of() : List.of("FTE_TOO_LOW"));
    }

    @Test
    void what_fails_does_not_look_like_a_pass_in_the_letter() {
        weeklyHours = "17.49";
        assertThat(blocking())
                .singleElement()
                .satisfies(blocking -> assertThat(blocking.letter())
                        .contains("17,49 h sur 35 h", "0,49 équivalent temps plein", "minimum de 0,5"));
    }

    @ParameterizedTest
    @CsvSource({"2027-03-30,true", "2027-03-31,true", "2027-04-01,false"})
    void the_period_lasts_twelve_months_at_most(LocalDate end, boolean eligible) {
        until = end;
        assertThat(refusals()).isEqualTo(eligible ? List.of() : List.of("PERIOD_TOO_LONG"));
    }

    @ParameterizedTest
    @CsvSource({"2029-12-30,true", "2029-12-31,true", "2030-01-01,false"})
    void the_period_ends_with_the_programme_at_the_latest(LocalDate end, boolean eligible) {
        from = LocalDate.of(2029, 2, 1);
        hiredOn = from;
        until = end;
        assertThat(refusals()).isEqualTo(eligible ? List.of() : List.of("PERIOD_BEYOND_PROGRAMME"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31,false", "2026-04-01,true", "2027-03-31,true", "2027-04-01,false"})
    void the_hire_falls_within_the_period_first_and_last_day_included(LocalDate hire, boolean eligible) {
        hiredOn = hire;
        assertThat(refusals()).isEqualTo(eligible ? List.of() : List.of("HIRE_OUTSIDE_PERIOD"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-31,true", "2026-04-01,true", "2026-04-02,false"})
    void the_period_does_not_begin_before_the_application(LocalDate received, boolean eligible) {
        submittedOn = received;
        assertThat(refusals()).isEqualTo(eligible ? List.of() : List.of("START_BEFORE_APPLICATION"));
    }

    @ParameterizedTest
    @CsvSource({"5,false", "6,true", "7,true"})
    void a_fixed_term_lasts_six_months_at_least(int months, boolean eligible) {
        contract = ContractType.FIXED_TERM;
        fixedTermMonths = months;
        assertThat(refusals()).isEqualTo(eligible ? List.of() : List.of("FIXED_TERM_TOO_SHORT"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ContractType.class,
            names = {"SUBSIDISED", "NOT_EMPLOYMENT"})
    void other_contracts_are_not_admitted(ContractType other) {
        contract = other;
        assertThat(refusals()).containsExactly("CONTRACT_NOT_ADMITTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "16000", "17000", "19100", "23500", "24000", "33000", "40000", "47000", "64000", "79000", "86000",
                "87000"
            })
    void all_departments_of_the_region_are_in(String code) {
        postalCode = code;
        assertThat(refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"15000", "18000", "32000", "46000", "65000", "85000", "20000", "97400"})
    void the_neighbours_are_out(String code) {
        postalCode = code;
        assertThat(refusals()).containsExactly("OUTSIDE_REGION");
    }

    @ParameterizedTest
    @EnumSource(LegalForm.class)
    void only_forms_of_the_social_economy_and_those_still_being_created(LegalForm any) {
        form = any;
        assertThat(refusals()).isEqualTo(any == LegalForm.OTHER ? List.of("NOT_SOCIAL_ECONOMY") : List.of());
    }

    @ParameterizedTest
    @EnumSource(LegalForm.class)
    void associations_and_foundations_alone_sign_the_republican_commitment(LegalForm any) {
        form = any == LegalForm.OTHER ? LegalForm.MUTUAL : any;
        commitment = false;
        assertThat(refusals())
                .isEqualTo(
                        any == LegalForm.ASSOCIATION || any == LegalForm.FOUNDATION
                                ? List.of("REPUBLICAN_COMMITMENT_MISSING")
                                : List.of());
        commitmentHeld = true;
        assertThat(refusals()).isEmpty();
    }

    @Test
    void the_study_comes_first() {
        study = false;
        assertThat(refusals()).containsExactly("FEASIBILITY_STUDY_MISSING");
    }

    @Test
    void the_activity_is_new() {
        running = true;
        assertThat(refusals()).containsExactly("ACTIVITY_ALREADY_RUNNING");
    }

    @Test
    void the_job_is_new() {
        existing = true;
        assertThat(refusals()).containsExactly("JOB_ALREADY_EXISTING");
    }

    @Test
    void investment_alone_is_out() {
        investment = true;
        assertThat(refusals()).containsExactly("INVESTMENT_ONLY");
    }

    @Test
    void another_european_fund_for_the_same_job_is_out_declared_or_found() {
        euAid = true;
        assertThat(refusals()).containsExactly("OTHER_EU_FUND");
        euAid = false;
        doubleFunding = Optional.of(DoubleFunding.EU_SAME_JOB);
        assertThat(refusals()).containsExactly("OTHER_EU_FUND");
        doubleFunding = Optional.of(DoubleFunding.NATIONAL_DECLARED);
        assertThat(refusals()).isEmpty();
    }

    @Test
    void ampli_is_given_once_and_not_to_who_owes_money_back() {
        funded = Optional.of(OTHER);
        assertThat(refusals()).containsExactly("ALREADY_FUNDED");
        assertThat(blocking().get(0).letter()).contains("AMPLI-2025-0007");
        funded = Optional.empty();
        recovery = Optional.of(OTHER);
        assertThat(refusals()).containsExactly("RECOVERY_UNPAID");
    }

    @ParameterizedTest
    @CsvSource({"279999.99,true", "280000.00,true", "280000.01,false"})
    void the_grant_fits_under_the_de_minimis_ceiling(String received, boolean eligible) {
        deMinimis = received;
        regime = Optional.of(AidRegime.DE_MINIMIS);
        assertThat(refusals()).isEqualTo(eligible ? List.of() : List.of("DE_MINIMIS_CEILING"));
    }

    @Test
    void the_ceiling_is_asked_only_of_de_minimis_aid() {
        deMinimis = "299999.99";
        assertThat(refusals()).isEmpty();
        regime = Optional.of(AidRegime.NOT_STATE_AID);
        assertThat(refusals()).isEmpty();
    }

    private List<String> refusals() {
        return blocking().stream().map(blocking -> blocking.reason().code()).toList();
    }

    private List<BlockingReason> blocking() {
        Candidate candidate = candidate();
        return EligibilityRules.ALL.stream()
                .flatMap(rule -> rule.refuse(candidate).stream())
                .toList();
    }

    private Candidate candidate() {
        Instant opened = Instant.parse("2026-03-02T09:00:00Z");
        Dossier dossier = new Dossier(
                NUMBER,
                new Dossier.Holder("Les Jardins", form, Optional.empty(), Optional.empty()),
                new Dossier.Contact("Ana", "ana@example.org", "05 56 00 00 00"),
                new Dossier.Project("Épicerie", "Résumé", "Langon", postalCode),
                Optional.empty(),
                false,
                Stage.SUBMISSION,
                opened,
                opened,
                Optional.empty(),
                Optional.empty());
        Application application = new Application(
                NUMBER,
                submittedOn,
                "Animation",
                contract,
                Optional.ofNullable(fixedTermMonths),
                new BigDecimal(weeklyHours),
                new BigDecimal(fullTimeHours),
                Optional.empty(),
                hiredOn,
                from,
                until,
                running,
                existing,
                investment,
                euAid,
                Optional.empty(),
                commitment,
                Money.of(deMinimis));
        return new Candidate(
                dossier,
                application,
                TestScheme.terms(),
                study,
                commitmentHeld,
                funded,
                recovery,
                doubleFunding,
                regime);
    }
}
