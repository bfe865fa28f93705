package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClock;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.payment.Irregularities;
import fr.ampli.payment.Irregularity;
import fr.ampli.payment.LedgerKind;
import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryPlan;
import fr.ampli.payment.RecoveryReceipt;
import fr.ampli.payment.RecoveryState;
import fr.ampli.payment.Repayment;
import fr.ampli.payment.Repayments;
import fr.ampli.payment.RequestDecision;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** recovery: step 23, R04, R22, R35, R45, R47, E03, E20. */
class RecoveryTest extends MoneyScenario {

    private static final String KEY = "recovery";

    @Autowired
    Recoveries recoveries;

    @Autowired
    Repayments repayments;

    @Autowired
    Irregularities irregularities;

    @Autowired
    LegalClocks clocks;

    @Autowired
    Parts parts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WebApplicationContext context;

    private DossierNumber opened(boolean heard) {
        DossierNumber number = advancePaid();
        start(KEY, number, Map.of("recoveryGround", heard ? "RESULT_NOT_MET" : "WITHDRAWAL", "hearingHeld", heard));
        return number;
    }

    private DossierNumber titleIssued() {
        DossierNumber number = opened(true);
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        return number;
    }

    private RecoveryState state(DossierNumber number) {
        return recoveries.find(number).orElseThrow().state();
    }

    @Test
    void the_holder_is_heard_and_the_advance_comes_back_in_parts() {
        DossierNumber number = opened(false);
        assertThat(letter(number, "observations avant une décision"))
                .contains(
                        "12 000,00 €",
                        "renoncé",
                        "30 jours qui suivent la réception",
                        "conseil",
                        "par écrit",
                        "consulter votre dossier");
        walk.complete(number, "UserTask_RecordRecoveryObservations", "instructeur");
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        assertThat(letter(number, "Décision de reversement"))
                .contains("12 000,00 €", "Camille Etcheverry", "Chef du service", "L. 242-2", "Tribunal administratif")
                .contains("deux mois", "Vos observations, reçues le 2 mars 2026");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");

        assertThat(letter(number, "Titre de recettes à payer"))
                .contains(
                        "12 000,00 €",
                        "1er avril 2026",
                        "deux mois",
                        "échéancier",
                        "remise gracieuse",
                        "Maxime Sarrazin, Directeur des finances");

        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "partial", Map.of());
        assertThat(openTasks(number)).containsExactly("UserTask_RecordRepayment");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", Map.of("amount", "10 000,00"));

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Recovered");
        assertThat(passed(number, KEY)).doesNotContain("SendTask_NotifyDrop", "UserTask_DecideRecoveryRequest");
        assertThat(payments.recovered(number)).isEqualTo(Money.of("12000.00"));
        assertThat(state(number)).isEqualTo(RecoveryState.RECOVERED);
        assertThat(letter(number, "reversement est soldé")).contains("12 000,00 €");
    }

    @Test
    void silence_ends_the_hearing_after_thirty_days() {
        DossierNumber number = opened(false);

        acknowledge(number, "recovery-hearing");
        assertThat(passed(number, KEY))
                .contains("BoundaryEvent_RecoveryHearingNotified", "EndEvent_RecoveryHearingBegun");
        walk.fireTimer(number, "BoundaryEvent_RecoveryHearingOver");

        assertThat(today()).isEqualTo(LocalDate.of(2026, 4, 1));
        assertThat(openTasks(number)).containsExactly("UserTask_DecideRecovery");
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        assertThat(letter(number, "Décision de reversement")).contains("pas présenté d'observations");
    }

    @Test
    void who_was_heard_on_the_same_facts_is_not_heard_twice() {
        DossierNumber number = opened(true);

        assertThat(openTasks(number)).containsExactly("UserTask_DecideRecovery");
        assertThat(passed(number, KEY)).doesNotContain("SendTask_OpenRecoveryHearing");
    }

    @Test
    void a_recovery_may_be_dropped_with_reasons() {
        DossierNumber number = opened(true);

        walk.complete(number, "UserTask_DecideRecovery", "valideur", "drop", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Dropped");
        assertThat(passed(number, KEY)).doesNotContain("UserTask_IssueRecoveryTitle");
        assertThat(letter(number, "Aucun reversement")).contains("emploi a existé", "rien à reverser");
        assertThat(payments.recovered(number)).isEqualTo(Money.ZERO);
    }

    @Test
    void what_cannot_be_collected_is_written_off_by_two_people() {
        DossierNumber number = titleIssued();
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "partial", Map.of());
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "write-off", Map.of());
        assertRefused(
                () -> repayments.decide(number, new RequestDecision("APPROVED", null), new Person("ordonnateur")),
                "SEPARATION_OF_DUTIES");

        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_WrittenOff");
        assertThat(ledger.total(number).writtenOff()).isEqualTo(Money.of("10000.00"));
        assertThat(movements(number))
                .containsExactly(
                        LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID, LedgerKind.RECOVERED, LedgerKind.WRITTEN_OFF);
        assertThat(letter(number, "non-valeur")).contains("10 000,00 €", "2 000,00 €", "2026.1184.CP");
    }

    @Test
    void a_refused_write_off_leaves_the_money_due() {
        DossierNumber number = titleIssued();
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "write-off", Map.of());

        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur", "refused", Map.of());

        assertThat(openTasks(number)).containsExactly("UserTask_RecordRepayment");
        assertThat(passed(number, KEY)).doesNotContain("SendTask_NotifyWriteOff");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur");
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Recovered");
    }

    @Test
    void a_repayment_above_what_is_due_or_to_come_is_refused() {
        DossierNumber number = titleIssued();
        for (Map.Entry<Map<String, Object>, String> wrong : Map.<Map<String, Object>, String>of(
                        Map.of("amount", "12 000,01"), "REPAYMENT_TOO_HIGH",
                        Map.of("reference", " "), "REQUIRED",
                        Map.of("amount", "11 999,999"), "NOT_AN_AMOUNT",
                        Map.of("amount", "0"), "AMOUNT_NOT_POSITIVE",
                        Map.of("repaidOn", today().plusDays(1).toString()), "REPAID_IN_THE_FUTURE",
                        Map.of("repaidOn", today().minusDays(1).toString()), "REPAID_BEFORE_TITLE")
                .entrySet()) {
            assertRefused(
                    () -> walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", wrong.getKey()),
                    wrong.getValue());
        }
        assertThat(openTasks(number)).containsExactly("UserTask_RecordRepayment");
        assertThat(payments.recovered(number)).isEqualTo(Money.ZERO);
    }

    @Test
    void above_the_threshold_somebody_says_whether_it_is_reported_and_why() {
        DossierNumber number = opened(true);

        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_DecideRecovery",
                        "valideur",
                        Map.of("reportable", "", "reportableWhy", "", "grounds", "")),
                "REQUIRED",
                "REQUIRED",
                "REQUIRED");
        assertThat(openTasks(number)).containsExactly("UserTask_DecideRecovery");
        assertThat(state(number)).isEqualTo(RecoveryState.PROPOSED);
    }

    @Test
    void a_title_is_neither_to_come_nor_older_than_the_decision() {
        DossierNumber number = opened(true);
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_IssueRecoveryTitle",
                        "ordonnateur",
                        Map.of("titleOn", today().plusDays(1).toString())),
                "TITLE_IN_THE_FUTURE");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_IssueRecoveryTitle",
                        "ordonnateur",
                        Map.of("titleOn", today().minusDays(1).toString())),
                "TITLE_BEFORE_DECISION");
        assertThat(state(number)).isEqualTo(RecoveryState.DECIDED);
    }

    @Test
    void nothing_is_paid_out_while_something_is_asked_back() {
        DossierNumber number = opened(true);
        resultMet(number);
        start("payment", number, Map.of("instalment", "BALANCE"));

        assertThat(openTasks(number)).contains("UserTask_ClearPaymentBlock").doesNotContain("UserTask_PreparePayment");
    }

    @Test
    void who_asks_to_be_heard_is_heard_in_person_before_the_decision() {
        DossierNumber number = opened(false);
        acknowledge(number, "recovery-hearing");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordRecoveryObservations",
                        "instructeur",
                        "oral",
                        Map.of("appointmentOn", today().toString(), "appointmentAt", "25:00")),
                "APPOINTMENT_TOO_SOON",
                "NOT_A_TIME");
        LocalDate late = today().plusDays(40);
        walk.complete(
                number,
                "UserTask_RecordRecoveryObservations",
                "instructeur",
                "oral",
                Map.of("appointmentOn", late.toString()));

        assertThat(letter(number, "serez entendu"))
                .contains("14 h 30", "visioconférence", "conseil de votre choix", "11 avril 2026");
        assertThat(recoveries.find(number).orElseThrow().hearingEndsOn()).contains(late);
        assertThat(clocks.find(number, Delay.HEARING).map(LegalClock::dueOn)).contains(late);
        assertRefused(() -> walk.complete(number, "UserTask_HoldRecoveryHearing", "instructeur"), "HELD_TOO_EARLY");
        walk.complete(number, "UserTask_HoldRecoveryHearing", "instructeur", "moved", Map.of());
        moveTo(today().plusDays(9));
        walk.complete(number, "UserTask_HoldRecoveryHearing", "instructeur");

        assertThat(letter(number, "noté de votre audition")).contains("s'est désistée", "Me Anne Lartigue");
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        assertThat(letter(number, "Décision de reversement")).contains("Vous avez été entendu le 11 mars 2026");
    }

    @Test
    void who_does_not_come_to_the_appointment_is_told_and_decided_on() {
        DossierNumber number = opened(false);
        walk.complete(number, "UserTask_RecordRecoveryObservations", "instructeur", "oral", Map.of());
        moveTo(today().plusDays(12));
        walk.complete(number, "UserTask_HoldRecoveryHearing", "instructeur", "not-come", Map.of());

        assertThat(letter(number, "noté de votre audition")).contains("pas présenté au rendez-vous");
        assertThat(openTasks(number)).containsExactly("UserTask_DecideRecovery");
        assertThat(clocks.find(number, Delay.HEARING).orElseThrow().isEnded()).isTrue();
    }

    @Test
    void a_suspected_fraud_is_always_reported_and_every_word_enters_the_register() {
        DossierNumber number = opened(true);
        assertRefused(
                () -> walk.complete(number, "UserTask_DecideRecovery", "valideur", Map.of("suspectedFraud", "true")),
                "FRAUD_IS_REPORTED");
        assertRefused(
                () -> walk.complete(number, "UserTask_DecideRecovery", "valideur", Map.of("exception", "")),
                "REQUIRED");

        walk.complete(number, "UserTask_DecideRecovery", "valideur", "reported", Map.of());

        Irregularity kept = irregularities.of(number).get(0);
        assertThat(kept.amount()).isEqualTo(Money.of("12000.00"));
        assertThat(kept.unionPart()).isEqualTo(Money.of("12000.00"));
        assertThat(kept.suspectedFraud()).isTrue();
        assertThat(kept.reportable()).isTrue();
        assertThat(kept.exception()).isEmpty();
        assertThat(irregularities.all()).extracting(Irregularity::dossier).contains(number);
    }

    @Test
    void who_declared_a_conflict_finds_nothing_of_the_dossier_in_the_register_of_irregularities() throws Exception {
        DossierNumber number = opened(true);
        walk.complete(number, "UserTask_DecideRecovery", "valideur", "reported", Map.of());
        transaction.executeWithoutResult(
                status -> parts.take(number, new Person("responsable"), Part.CONFLICT_DECLARED));

        assertThat(read("/api/irregularities", "valideur")).contains(number.toString());
        assertThat(read("/api/irregularities", "responsable")).startsWith("[").doesNotContain(number.toString());
        // An account with a hole is none: docs/security.md says so
        assertThat(read("/api/ledger.csv", "responsable")).contains(number.toString());
    }

    private String read(String path, String person) throws Exception {
        return MockMvcBuilders.webAppContextSetup(context)
                .build()
                .perform(MockMvcRequestBuilders.get(path).principal(() -> person))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void the_database_lets_no_recovery_above_the_threshold_be_decided_without_its_word() {
        DossierNumber number = opened(true);
        assertThat(catchThrowable(() -> jdbc.sql("""
                                update ampli.recovery_case set state = 'DECIDED', grounds = 'x', reportable = false,
                                  reportable_why = 'x', author = 'x', capacity = 'x', decided_by = 'x', decided_on = proposed_on
                                where dossier_number = ?""").param(number.value()).update()))
                .hasMessageContaining("its word on the irregularity");
        assertThat(catchThrowable(() -> jdbc.sql("""
                                insert into ampli.irregularity (recovery_id, dossier_number, amount_cents, union_cents, ground,
                                  suspected_fraud, reportable, exception, reason, decided_by, decided_on)
                                select id, dossier_number, 1, 1, ground, true, false, 'OTHER', 'x', 'x', proposed_on
                                from ampli.recovery_case where dossier_number = ?""").param(number.value()).update()))
                .hasMessageContaining("suspected_fraud_is_reportable");
    }

    @Test
    void the_title_can_be_contested_for_two_months_from_its_receipt() {
        DossierNumber number = titleIssued();
        assertThat(clocks.find(number, Delay.TITLE_CONTEST)).isEmpty();

        moveTo(today().plusDays(3));
        acknowledge(number, "recovery-title");

        assertThat(passed(number, KEY)).contains("BoundaryEvent_TitleNotified", "EndEvent_TitleContestBegun");
        assertThat(recoveries.find(number).orElseThrow().contestEndsOn()).contains(LocalDate.of(2026, 5, 5));
        assertThat(clocks.find(number, Delay.TITLE_CONTEST).map(LegalClock::dueOn))
                .contains(LocalDate.of(2026, 5, 5));
        assertThat(openTasks(number)).containsExactly("UserTask_RecordRepayment");
    }

    @Test
    void a_claim_grows_old_in_five_years_and_a_title_in_four() {
        DossierNumber number = opened(true);
        assertThat(clocks.find(number, Delay.CLAIM_LIMITATION).map(LegalClock::dueOn))
                .contains(LocalDate.of(2031, 3, 2));
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");

        assertThat(clocks.find(number, Delay.CLAIM_LIMITATION).orElseThrow().isEnded())
                .isTrue();
        LegalClock collection = clocks.find(number, Delay.TITLE_COLLECTION).orElseThrow();
        assertThat(collection.dueOn()).isEqualTo(LocalDate.of(2030, 3, 2));
        moveTo(collection.dueOn().minusMonths(6));
        watch(number);
        assertThat(openTasks(number)).contains("UserTask_HandleLateness");

        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur");
        assertThat(clocks.find(number, Delay.TITLE_COLLECTION).orElseThrow().isEnded())
                .isTrue();
    }

    @Test
    void the_same_reference_of_the_accountant_is_counted_once() {
        DossierNumber number = titleIssued();
        walk.complete(
                number, "UserTask_RecordRepayment", "ordonnateur", "partial", Map.of("reference", "ENC-7 " + number));

        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordRepayment",
                        "ordonnateur",
                        "partial",
                        Map.of("reference", "ENC-7 " + number)),
                "RECEIPT_TAKEN");
        assertThat(payments.recovered(number)).isEqualTo(Money.of("2000.00"));
    }

    @Test
    void of_two_people_who_record_the_same_repayment_one_wins() throws Exception {
        DossierNumber number = titleIssued();
        Repayment answer = repaid("3000.00", "ENC-8 " + number);
        ExecutorService two = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Throwable>> attempts = new ArrayList<>();
        for (String person : List.of("ordonnateur", "ordonnateur2")) {
            attempts.add(two.submit(() -> {
                start.await();
                return catchThrowable(() -> repayments.record(number, answer, new Person(person)));
            }));
        }
        start.countDown();
        List<Throwable> failures = new ArrayList<>();
        for (Future<Throwable> attempt : attempts) {
            if (attempt.get() != null) {
                failures.add(attempt.get());
            }
        }
        two.shutdown();
        assertThat(failures).hasSize(1);
        assertRefused(
                () -> {
                    throw failures.get(0);
                },
                "RECEIPT_TAKEN");
        assertThat(payments.recovered(number)).isEqualTo(Money.of("3000.00"));
    }

    private Repayment repaid(String amount, String reference) {
        return new Repayment(
                "REPAID",
                amount,
                null,
                today().toString(),
                reference,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null); // the rest belongs to other answers
    }

    @Test
    void a_plan_is_told_reminded_and_ended_by_what_comes_early() {
        DossierNumber number = titleIssued();
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "plan", Map.of());
        assertThat(letter(number, "échéancier est accordé"))
                .contains("12 000,00 €", "2 avril 2026", "1 200,00 €", "2 janvier 2027", "2 échéances");
        assertThat(walk.task(number, "UserTask_RecordRepayment").getDueDate())
                .isEqualTo(java.util.Date.from(LocalDate.of(2026, 4, 2)
                        .atTime(23, 59, 59)
                        .atZone(java.time.ZoneId.of("Europe/Paris"))
                        .toInstant()));

        walk.fireTimer(number, "CatchEvent_InstalmentLook");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 3, 26));
        assertThat(letter(number, "échéance de reversement")).contains("2 avril 2026", "1 200,00 €", "10 800,00 €");

        // one and a half instalments: the first is paid, half of the second is open
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", Map.of("amount", "1 800,00"));
        walk.fireTimer(number, "CatchEvent_InstalmentLook");
        walk.fireTimer(number, "CatchEvent_InstalmentLook");
        assertThat(correspondence.of(number).stream()
                        .filter(letter -> letter.name().startsWith("recovery-plan-reminder"))
                        .map(letter -> letter.text().replaceAll("[\\u00a0\\u202f]", " "))
                        .reduce((first, last) -> last)
                        .orElseThrow())
                .contains("2 mai 2026", "600,00 €");

        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", Map.of("amount", "10 200,00"));

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Recovered");
        assertThat(endsOf(number, "instalment-plan")).containsExactly("EndEvent_PlanEnded");
        assertThat(repayments
                        .plans(recoveries.find(number).orElseThrow())
                        .get(0)
                        .state())
                .isEqualTo(RecoveryPlan.State.KEPT);
    }

    @Test
    void two_missed_instalments_end_the_plan_and_the_whole_is_due_again() {
        DossierNumber number = titleIssued();
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "plan", Map.of());
        walk.fireTimer(number, "CatchEvent_InstalmentLook");
        walk.fireTimer(number, "CatchEvent_InstalmentLook");
        assertThat(today()).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(correspondence.of(number).stream().map(letter -> letter.name()))
                .contains("recovery-plan-reminder-1", "recovery-plan-reminder-2");
        walk.fireTimer(number, "CatchEvent_InstalmentLook");
        walk.fireTimer(number, "CatchEvent_InstalmentLook");

        assertThat(endsOf(number, "instalment-plan")).containsExactly("EndEvent_PlanVoid");
        assertThat(letter(number, "Mise en demeure")).contains("12 000,00 €", "30 jours", "2 échéances non réglées");
        assertThat(repayments.nextDue(number)).contains(today().plusDays(30));
        assertThat(openTasks(number)).contains("UserTask_RecordRepayment");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "schedule", Map.of());
        assertThat(instances(number, "instalment-plan")).hasSize(2);
    }

    @Test
    void a_plan_is_exactly_what_is_due_in_order_and_in_time() {
        DossierNumber number = titleIssued();
        for (Map.Entry<Map<String, Object>, String> wrong : Map.<Map<String, Object>, String>of(
                        Map.of("schedule", "30/06/2026 2 000,00\n31/12/2026 9 999,99"), "SCHEDULE_NOT_THE_SUM",
                        Map.of("schedule", "31/12/2026 2 000,00\n30/06/2026 10 000,00"), "SCHEDULE_NOT_IN_ORDER",
                        Map.of("schedule", "31/12/2028 12 000,00"), "PLAN_TOO_LONG",
                        Map.of("schedule", "31/02/2026 12 000,00"), "SCHEDULE_UNREADABLE",
                        Map.of("schedule", "demain, tout"), "SCHEDULE_UNREADABLE",
                        Map.of("askedOn", today().plusDays(1).toString()), "PLAN_ASKED_IN_THE_FUTURE")
                .entrySet()) {
            assertRefused(
                    () -> walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "schedule", wrong.getKey()),
                    wrong.getValue());
        }
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_RecordRepayment", "ordonnateur", "plan", Map.of("instalments", "30")),
                "PLAN_TOO_LONG");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "plan", Map.of("instalments", "7"));
        assertThat(repayments.activePlan(number).orElseThrow().lines())
                .extracting(line -> line.amount().toString())
                .containsExactly("1714.28", "1714.28", "1714.28", "1714.28", "1714.28", "1714.28", "1714.32");
        // The database would not take a plan that is a cent short either
        assertThat(catchThrowable(() -> jdbc.sql("""
                                with short as (
                                  insert into ampli.recovery_plan (recovery_id, round, asked_on, granted_on, granted_by,
                                    amount_cents, last_allowed_on, missed_allowed, state, state_on)
                                  select id, 9, title_on, title_on, 'x', 1200000, title_on + 60, 2, 'ENDED', title_on
                                  from ampli.recovery_case where dossier_number = ? returning id)
                                insert into ampli.recovery_instalment (plan_id, position, due_on, amount_cents)
                                select id, 1, date '2026-03-20', 1199999 from short""").param(number.value()).update()))
                .hasMessageContaining("the instalments of a plan make its amount");
    }

    @Test
    void another_claim_is_set_off_by_two_people_and_the_rest_stays_due() {
        DossierNumber number = titleIssued();
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "offset", Map.of());
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");

        assertThat(letter(number, "compensée")).contains("3 000,00 €", "9 000,00 €");
        assertThat(ledger.of(number).get(2).reference()).startsWith("Compensation CP-");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordRepayment");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "offset", Map.of("amountSetOff", "9 000,00"));
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_RecoveredByOffset");
        assertThat(payments.recovered(number)).isEqualTo(Money.of("12000.00"));
    }

    @Test
    void a_balance_that_the_accountant_keeps_is_set_off_once() {
        DossierNumber number = advancePaid();
        resultMet(number);
        start("payment", number, Map.of("instalment", "BALANCE"));
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");
        start(KEY, number, Map.of("recoveryGround", "RESULT_NOT_MET", "hearingHeld", true));
        walk.complete(number, "UserTask_DecideRecovery", "valideur");
        acknowledge(number, "recovery-decision");
        walk.complete(number, "UserTask_IssueRecoveryTitle", "ordonnateur");
        assertRefused(
                () -> walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "offset-balance", Map.of()),
                "OFFSET_WITHOUT_BALANCE");
        walk.complete(number, "UserTask_RecordPaymentAnswer", "ordonnateur");
        walk.complete(number, "UserTask_ConfirmPaymentAnswer", "ordonnateur2");

        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "offset-balance", Map.of());
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");

        assertThat(ledger.total(number).paid()).isEqualTo(Money.of("20000.00"));
        assertThat(ledger.total(number).recovered()).isEqualTo(Money.of("8000.00"));
        assertThat(recoveries.due(recoveries.find(number).orElseThrow())).isEqualTo(Money.of("4000.00"));
        assertRefused(
                () -> walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "offset-balance", Map.of()),
                "OFFSET_WITHOUT_BALANCE");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", Map.of("amount", "4 000,00"));
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Recovered");
    }

    @Test
    void a_remission_above_the_limit_needs_the_vote_of_the_assembly() {
        DossierNumber number = titleIssued();
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordRepayment",
                        "ordonnateur",
                        "remission",
                        Map.of("amount", "100,01", "voteReference", "", "votedOn", "")),
                "VOTE_NEEDED");
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_RecordRepayment", "ordonnateur", "remission", Map.of("amount", "12 000,01")),
                "ABOVE_DUE");
        // Up to the limit the head of service decides; the limit is for all that is remitted, not for each time
        walk.complete(
                number,
                "UserTask_RecordRepayment",
                "ordonnateur",
                "remission",
                Map.of("amount", "60,00", "voteReference", "", "votedOn", ""));
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");
        assertRefused(
                () -> walk.complete(
                        number,
                        "UserTask_RecordRepayment",
                        "ordonnateur",
                        "remission",
                        Map.of("amount", "60,00", "voteReference", "", "votedOn", "")),
                "VOTE_NEEDED");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "remission", Map.of("amount", "11 940,00"));
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Remitted");
        assertThat(state(number)).isEqualTo(RecoveryState.REMITTED);
        assertThat(ledger.total(number).remitted()).isEqualTo(Money.of("12000.00"));
        assertThat(correspondence.of(number).stream()
                        .filter(letter -> letter.name().equals("recovery-remission-2"))
                        .map(letter -> letter.text().replaceAll("[\\u00a0\\u202f]", " "))
                        .toList())
                .singleElement()
                .asString()
                .contains("11 940,00 €", "2026.1185.CP", "ne devez plus rien");
    }

    @Test
    void a_refused_remission_is_answered_with_reasons() {
        DossierNumber number = titleIssued();
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "remission", Map.of());
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur", "refused", Map.of());

        assertThat(letter(number, "remise gracieuse"))
                .contains("pas accordée", "Une saisie reste possible", "12 000,00 €", "Tribunal administratif");
        assertThat(openTasks(number)).containsExactly("UserTask_RecordRepayment");
        assertThat(ledger.total(number).remitted()).isEqualTo(Money.ZERO);
    }

    @Test
    void in_an_insolvency_nobody_is_reminded_and_the_title_becomes_a_claim() {
        DossierNumber number = titleIssued();
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "plan", Map.of());
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "insolvency", Map.of());

        assertThat(endsOf(number, "instalment-plan")).containsExactly("EndEvent_PlanEnded");
        assertThat(clocks.find(number, Delay.INSOLVENCY_CLAIM).map(LegalClock::dueOn))
                .contains(LocalDate.of(2026, 5, 2));
        assertThat(walk.task(number, "UserTask_RecordRepayment").getDueDate()).isNull();
        assertRefused(
                () -> walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "plan", Map.of()),
                "PLAN_DURING_INSOLVENCY");
        moveTo(today().plusDays(20));
        walk.complete(
                number,
                "UserTask_RecordRepayment",
                "ordonnateur",
                "claim",
                Map.of("publishedOn", LocalDate.of(2026, 3, 2).toString()));
        assertThat(clocks.find(number, Delay.INSOLVENCY_CLAIM).orElseThrow().isEnded())
                .isTrue();
        assertRefused(
                () -> walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "claim", Map.of()),
                "CLAIM_TWICE");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "partial", Map.of());
        assertThat(repayments.receipts(recoveries.find(number).orElseThrow()))
                .extracting(RecoveryReceipt::kind)
                .containsExactly(RecoveryReceipt.Kind.DIVIDEND);
        assertRefused(
                () -> walk.complete(
                        number, "UserTask_RecordRepayment", "ordonnateur", "write-off", Map.of("certificate", "")),
                "CERTIFICATE_MISSING");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "write-off", Map.of());
        walk.complete(number, "UserTask_DecideRecoveryRequest", "valideur");
        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_WrittenOff");
    }

    @Test
    void an_insolvency_that_another_officer_put_on_record_stops_the_reminders_too() {
        DossierNumber number = titleIssued();
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "plan", Map.of());
        jdbc.sql("""
                        insert into ampli.payment_freeze (dossier_number, kind, grounds, opened_by, opened_at)
                        values (?, 'INSOLVENCY', 'Redressement judiciaire', 'instructeur', now())""").param(number.value()).update();

        walk.fireTimer(number, "CatchEvent_InstalmentLook");

        assertThat(endsOf(number, "instalment-plan")).containsExactly("EndEvent_PlanEndedMeanwhile");
        assertThat(correspondence.of(number).stream().map(letter -> letter.name()))
                .noneMatch(name -> name.startsWith("recovery-plan-reminder"));
    }
}
