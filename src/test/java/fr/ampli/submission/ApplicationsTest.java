package fr.ampli.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.ampli.TestDatabase;
import fr.ampli.TestScheme;
import fr.ampli.deadline.Deadlines;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.deadline.TestDeadlines;
import fr.ampli.dossier.TestDossiers;
import fr.ampli.journal.Journal;
import fr.ampli.shared.ContractType;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import fr.ampli.shared.Reason;
import fr.ampli.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Step 5, R08, R16, R17, E37, E38: what is handed in is recorded, once. */
class ApplicationsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Person OFFICER = new Person("instructeur");
    private static final Clock CLOCK =
            Clock.fixed(MONDAY.atTime(10, 0).atZone(Deadlines.ZONE).toInstant(), Deadlines.ZONE);

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final Deadlines deadlines = TestDeadlines.with(CLOCK);
    private final Applications applications = new Applications(
            new ApplicationStore(jdbc),
            TestDossiers.with(CLOCK),
            new LegalClocks(jdbc, deadlines),
            deadlines,
            TestScheme.scheme(),
            new Journal(jdbc, CLOCK),
            CLOCK);
    private final DossierNumber number = TestDossiers.open(CLOCK);
    private final Map<String, String> typed = new HashMap<>(Map.ofEntries(
            Map.entry("submittedOn", "2026-03-02"),
            Map.entry("jobTitle", " Animateur "),
            Map.entry("contract", "PERMANENT"),
            Map.entry("weeklyHours", "17,5"),
            Map.entry("fullTimeHours", "35"),
            Map.entry("plannedHireDate", "2026-06-01"),
            Map.entry("plannedFrom", "2026-04-01"),
            Map.entry("plannedUntil", "2027-03-31"),
            Map.entry("activityRunning", "false"),
            Map.entry("jobExisting", "false"),
            Map.entry("investmentOnly", "false"),
            Map.entry("otherEuAid", "false"),
            Map.entry("republicanCommitment", "true"),
            Map.entry("deMinimisReceived", "1 234,56")));

    @Test
    void an_application_is_recorded_as_handed_in_by_a_holder_who_is_not_created_yet() {
        Receipt receipt = record();
        assertThat(receipt).isEqualTo(new Receipt(LocalDate.of(2026, 3, 23), LocalDate.of(2026, 5, 2)));
        Application application = applications.of(number);
        assertThat(application.jobTitle()).isEqualTo("Animateur");
        assertThat(application.contract()).isEqualTo(ContractType.PERMANENT);
        assertThat(application.weeklyHours()).isEqualByComparingTo("17.5");
        assertThat(application.fixedTermMonths()).isEmpty();
        assertThat(application.deMinimisReceived()).isEqualTo(Money.of("1234.56"));
        assertThat(application.plannedUntil()).isEqualTo(LocalDate.of(2027, 3, 31));
    }

    @Test
    void the_two_months_run_from_the_day_of_receipt_by_calendar_date() {
        Applications service = on(CLOCK.instant().plusSeconds(86_400L * 400));
        typed.put("submittedOn", "2026-12-31");
        Receipt receipt = TestDatabase.transaction().execute(status -> service.record(number, draft(), OFFICER));
        assertThat(receipt.impliedRejectionOn()).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void a_second_application_for_the_same_dossier_is_refused() {
        record();
        assertRefused("APPLICATION_ALREADY_RECORDED");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void every_fault_is_said_at_once_and_nothing_is_recorded() {
        typed.putAll(Map.of(
                "submittedOn", "2026-03-03",
                "contract", "FIXED_TERM",
                "weeklyHours", "49",
                "fullTimeHours", "32",
                "plannedUntil", "2026-04-01",
                "activityRunning", "",
                "deMinimisReceived", "-1"));
        assertRefused(
                "SUBMITTED_IN_FUTURE",
                "REQUIRED",
                "HOURS_IMPLAUSIBLE",
                "FULL_TIME_WITHOUT_BASIS",
                "PERIOD_BACKWARDS",
                "REQUIRED",
                "AMOUNT_IMPLAUSIBLE");
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'17,499',TOO_MANY_DECIMALS", "0,HOURS_IMPLAUSIBLE", "'48,01',HOURS_IMPLAUSIBLE", "17 5,NOT_A_NUMBER"})
    void hours_are_taken_exactly_or_not_at_all(String hours, String code) {
        typed.put("weeklyHours", hours);
        assertRefused(code);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01,SUBMITTED_BEFORE_CONTACT", "2026-03-03,SUBMITTED_IN_FUTURE"})
    void an_application_arrives_between_the_first_contact_and_today(String day, String code) {
        typed.put("submittedOn", day);
        assertRefused(code);
    }

    @Test
    void an_application_that_breaks_rules_of_the_scheme_is_recorded_all_the_same() {
        typed.putAll(Map.of("weeklyHours", "5", "activityRunning", "true", "otherEuAid", "true"));
        record();
        assertThat(applications.of(number).activityRunning()).isTrue();
    }

    @Test
    void what_was_handed_in_stays() {
        record();
        assertThatThrownBy(() -> jdbc.sql("update ampli.application set weekly_hours = 35")
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from ampli.application").update())
                .hasMessageContaining("append-only");
    }

    @Test
    void the_implied_rejection_is_logged_once() {
        record();
        TestDatabase.transaction().executeWithoutResult(status -> {
            Applications afterwards = on(Instant.parse("2026-05-02T22:00:00Z"));
            afterwards.logImpliedRejection(number, OFFICER);
            afterwards.logImpliedRejection(number, OFFICER);
        });
        assertThat(applications.impliedRejection(number)).contains(LocalDate.of(2026, 5, 2));
        assertThat(new Journal(jdbc, CLOCK).of(number))
                .filteredOn(act -> act.act().equals("IMPLIED_REJECTION_LOGGED"))
                .hasSize(1);
    }

    @Test
    void silence_means_nothing_before_its_last_day_is_over() {
        record();
        Applications lastMoment = on(Instant.parse("2026-05-02T21:59:59Z"));
        assertThatThrownBy(() -> TestDatabase.transaction()
                        .executeWithoutResult(status -> lastMoment.logImpliedRejection(number, OFFICER)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(applications.impliedRejection(number)).isEmpty();
    }

    /** The same applications at another moment. */
    private Applications on(Instant moment) {
        Clock then = Clock.fixed(moment, Deadlines.ZONE);
        Deadlines deadlinesThen = TestDeadlines.with(then);
        return new Applications(
                new ApplicationStore(jdbc),
                TestDossiers.with(then),
                new LegalClocks(jdbc, deadlinesThen),
                deadlinesThen,
                TestScheme.scheme(),
                new Journal(jdbc, then),
                then);
    }

    private Receipt record() {
        return TestDatabase.transaction().execute(status -> applications.record(number, draft(), OFFICER));
    }

    private void assertRefused(String... codes) {
        Refusal refusal = catchThrowableOfType(Refusal.class, this::record);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reasons()).extracting(Reason::code).containsExactlyInAnyOrder(codes);
    }

    private long rows() {
        return jdbc.sql("select count(*) from ampli.application where dossier_number = ?")
                .param(number.value())
                .query(Long.class)
                .single();
    }

    private ApplicationDraft draft() {
        return new ApplicationDraft(
                typed.get("submittedOn"),
                typed.get("jobTitle"),
                typed.get("contract"),
                typed.get("fixedTermMonths"),
                typed.get("weeklyHours"),
                typed.get("fullTimeHours"),
                typed.get("fullTimeBasis"),
                typed.get("plannedHireDate"),
                typed.get("plannedFrom"),
                typed.get("plannedUntil"),
                typed.get("activityRunning"),
                typed.get("jobExisting"),
                typed.get("investmentOnly"),
                typed.get("otherEuAid"),
                typed.get("otherPublicAid"),
                typed.get("republicanCommitment"),
                typed.get("deMinimisReceived"));
    }
}
