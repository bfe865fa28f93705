package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.ampli.access.Part;
import fr.ampli.access.Parts;
import fr.ampli.deadline.Delay;
import fr.ampli.deadline.LegalClocks;
import fr.ampli.payment.FreezeKind;
import fr.ampli.payment.FreezeState;
import fr.ampli.payment.Freezes;
import fr.ampli.payment.InsolvencyClaim;
import fr.ampli.payment.InsolvencyClaims;
import fr.ampli.payment.Instalment;
import fr.ampli.payment.PaymentGate;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments that stop, by two persons and without a word outside (E22, E25), and the claim of an insolvency (R48). */
class PaymentFreezeTest extends MoneyScenario {

    private static final String KEY = "payment-freeze";
    private static final String CLAIM = "insolvency-claim";

    @Autowired
    Freezes freezes;

    @Autowired
    InsolvencyClaims claims;

    @Autowired
    PaymentGate gate;

    @Autowired
    LegalClocks clocks;

    @Autowired
    Parts parts;

    @Autowired
    PlatformTransactionManager transactions;

    private void ask(DossierNumber number, String sample, String person, Map<String, Object> overrides) {
        walk.start(number, KEY, sample, person, structure(number), overrides);
    }

    private DossierNumber suspected() {
        DossierNumber number = started();
        ask(number, "ask-freeze", "controleur", Map.of());
        return number;
    }

    private DossierNumber insolvent(DossierNumber number) {
        ask(number, "ask-freeze.insolvency", "instructeur", Map.of());
        return number;
    }

    private FreezeState state(DossierNumber number) {
        return freezes.of(number).get(0).state();
    }

    @Test
    void a_suspicion_stops_the_money_at_once_and_nobody_outside_hears_of_it() {
        DossierNumber number = started();
        int before = mails(number).size();

        ask(number, "ask-freeze", "controleur", Map.of());

        assertThat(freezes.isFrozen(number)).isTrue();
        assertRefused(() -> walk.complete(number, "UserTask_PreparePayment", "instructeur2"), "NO_FREEZE");
        gate.obstacles(number, Instalment.ADVANCE)
                .forEach(reason -> assertThat(reason.sentence()).doesNotContainIgnoringCase("suspicion"));
        walk.complete(number, "UserTask_ConfirmFreeze", "valideur");
        assertThat(state(number)).isEqualTo(FreezeState.CONFIRMED);
        walk.complete(number, "UserTask_AskFreezeLift", "instructeur");
        assertThat(freezes.isFrozen(number)).isTrue();
        walk.complete(number, "UserTask_DecideFreezeLift", "valideur", "kept", Map.of());
        assertThat(freezes.isFrozen(number)).isTrue();
        walk.complete(number, "UserTask_AskFreezeLift", "controleur");
        walk.complete(number, "UserTask_DecideFreezeLift", "valideur");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_FreezeLifted");
        assertThat(state(number)).isEqualTo(FreezeState.LIFTED);
        assertThat(mails(number)).hasSize(before);
        assertThat(jdbc.sql("select sentence || ' ' || coalesce(grounds, '') from ampli.journal"
                                + " where dossier_number = :number")
                        .param("number", number.value())
                        .query(String.class)
                        .list())
                .noneMatch(line -> line.matches("(?i).*(suspicion|fraude|contrat de travail remis|antifraude).*"));
        assertThat(told(number)).noneMatch(value -> value.contains("antifraude") || value.contains("SUSPICION"));
        pay(number);
        assertThat(payments.paid(number)).isEqualTo(Money.of("12000.00"));
    }

    /** What the engine keeps of the dossier. */
    private List<String> told(DossierNumber number) {
        return instances(number, KEY).stream()
                .flatMap(instance -> engine
                        .getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .list()
                        .stream())
                .map(variable -> String.valueOf(variable.getValue()))
                .toList();
    }

    @Test
    void not_confirmed_the_money_flows_again() {
        DossierNumber number = suspected();

        walk.complete(number, "UserTask_ConfirmFreeze", "valideur", "dropped", Map.of());

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_FreezeDropped");
        assertThat(freezes.isFrozen(number)).isFalse();
        pay(number);
    }

    @Test
    void an_order_that_had_left_is_asked_back() {
        DossierNumber number = started();
        walk.complete(number, "UserTask_PreparePayment", "instructeur2");
        walk.complete(number, "UserTask_CertifyPayment", "ordonnateur");

        ask(number, "ask-freeze", "controleur", Map.of());

        walk.complete(number, "UserTask_HoldOrder", "ordonnateur", "too-late", Map.of());
        assertThat(endsOf(number, "payment-hold")).containsExactly("EndEvent_HoldAnswered");
        assertThat(freezes.isFrozen(number)).isTrue();
    }

    @Test
    void who_asks_does_not_decide() {
        DossierNumber number = suspected();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> parts.take(number, new Person("valideur"), Part.FREEZE_REQUEST));

        assertRefused(() -> walk.complete(number, "UserTask_ConfirmFreeze", "valideur"), "SEPARATION_OF_DUTIES");

        assertRefusedByDatabase(
                "update ampli.payment_freeze set state = 'CONFIRMED', decided_by = opened_by, decided_at = now(),"
                        + " decision_grounds = 'x'",
                number,
                "freeze_is_decided_by_another");
        assertRefusedByDatabase(
                "update ampli.payment_freeze set state = 'LIFTED', decided_by = 'valideur', decided_at = now(),"
                        + " decision_grounds = 'x', lift_grounds = 'x', lift_asked_by = 'a', lift_agreed_by = 'a',"
                        + " lifted_at = now()",
                number,
                "freeze_is_lifted_by_two");
        assertRefusedByDatabase(
                "update ampli.payment_freeze set state = 'LIFTED', decided_by = 'valideur', decided_at = now(),"
                        + " decision_grounds = 'x', lift_agreed_by = 'a', lifted_at = now()",
                number,
                "freeze_is_lifted_for_a_reason");
        assertRefusedByDatabase("update ampli.payment_freeze set lifted_at = now()", number, "freeze_stands_or_not");
        assertRefusedByDatabase("update ampli.payment_freeze set grounds = 'x'", number, "stays as it was asked for");
        assertThatThrownBy(() -> jdbc.sql("delete from ampli.payment_freeze").update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void one_alarm_of_a_kind_is_enough() {
        DossierNumber number = suspected();

        assertRefused(() -> ask(number, "ask-freeze", "instructeur", Map.of()), "ALREADY_FROZEN");

        assertThat(freezes.open(number, FreezeKind.SUSPICION, "encore", new Person("x")))
                .isEmpty();
        insolvent(number);
        walk.complete(number, "UserTask_DeclareClaim", "ordonnateur", "nothing", Map.of());
        assertThat(freezes.of(number)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "publishedOn, 2026-03-03, PUBLISHED_IN_THE_FUTURE",
        "publishedOn, , REQUIRED",
        "procedure, BANQUEROUTE, NOT_A_CHOICE",
        "administrator, , REQUIRED",
        "grounds, , REQUIRED",
        "kind, , REQUIRED",
    })
    void what_does_not_hold_stops_nothing(String field, String value, String code) {
        DossierNumber number = started();
        Map<String, Object> overrides = new HashMap<>();
        overrides.put(field, value);

        assertRefused(() -> ask(number, "ask-freeze.insolvency", "instructeur", overrides), code);

        assertThat(freezes.of(number)).isEmpty();
        assertThat(instances(number, KEY)).isEmpty();
    }

    @Test
    void an_insolvency_brings_a_claim_of_what_was_paid_and_is_neither_earned_nor_back() {
        DossierNumber number = insolvent(advancePaid());

        assertThat(freezes.isFrozen(number)).isTrue();
        assertThat(clocks.find(number, Delay.INSOLVENCY_CLAIM).orElseThrow().dueOn())
                .isEqualTo(LocalDate.of(2026, 4, 27));
        Task task = walk.task(number, "UserTask_DeclareClaim");
        assertThat(task.getDueDate().toInstant().atZone(clock.getZone()).toLocalDate())
                .isEqualTo(LocalDate.of(2026, 4, 13));
        assertRefused(
                () -> walk.complete(number, "UserTask_DeclareClaim", "ordonnateur", "nothing", Map.of()),
                "SOMETHING_DUE");
        assertRefused(
                () -> walk.complete(number, "UserTask_DeclareClaim", "ordonnateur", Map.of("declaredOn", "2026-02-01")),
                "DECLARED_BEFORE_PUBLICATION");
        assertRefused(
                () -> walk.complete(number, "UserTask_DeclareClaim", "ordonnateur", Map.of("declaredOn", "2026-03-03")),
                "DECLARED_IN_THE_FUTURE");

        walk.complete(number, "UserTask_DeclareClaim", "ordonnateur");

        InsolvencyClaim claim = claims.find(number).orElseThrow();
        assertThat(claim.amount()).contains(Money.of("12000.00"));
        assertThat(claim.declaredOn()).contains(today());
        assertThat(claim.isLate()).isFalse();
        assertThat(clocks.find(number, Delay.INSOLVENCY_CLAIM).orElseThrow().isEnded())
                .isTrue();
        assertThat(endsOf(number, CLAIM)).containsExactly("EndEvent_ClaimAnswered");
        walk.complete(number, "UserTask_ConfirmFreeze", "valideur");
        assertThat(openTasks(number)).contains("UserTask_AskFreezeLift");
    }

    @Test
    void nothing_paid_is_nothing_to_declare() {
        DossierNumber number = insolvent(started());

        assertRefused(() -> walk.complete(number, "UserTask_DeclareClaim", "ordonnateur"), "NOTHING_TO_DECLARE");
        walk.complete(number, "UserTask_DeclareClaim", "ordonnateur", "nothing", Map.of());

        assertThat(claims.find(number).orElseThrow().result()).contains(InsolvencyClaim.Result.NOTHING_DUE);
    }

    @Test
    void the_office_is_warned_and_a_missed_day_is_foreclosure() {
        DossierNumber number = insolvent(advancePaid());
        moveTo(LocalDate.of(2026, 4, 12));
        watch(number);
        assertThat(openTasks(number)).contains("UserTask_HandleLateness");

        walk.fireTimer(number, "BoundaryEvent_ClaimTimeOver");

        assertThat(claims.find(number).orElseThrow().foreclosedOn()).contains(LocalDate.of(2026, 4, 28));
        assertThat(endsOf(number, CLAIM)).containsExactly("EndEvent_Foreclosed");
        long warned = openTasks(number).stream()
                .filter("UserTask_HandleLateness"::equals)
                .count();
        moveTo(LocalDate.of(2026, 4, 28));
        watch(number);
        assertThat(openTasks(number).stream().filter("UserTask_HandleLateness"::equals))
                .hasSizeGreaterThan((int) warned);

        walk.complete(number, "UserTask_DeclareClaim", "ordonnateur");

        InsolvencyClaim claim = claims.find(number).orElseThrow();
        assertThat(claim.isLate()).isTrue();
        assertThat(claim.foreclosedOn()).isPresent();
    }

    @Test
    void a_claim_of_an_insolvency_that_was_none_is_dropped() {
        DossierNumber number = insolvent(advancePaid());

        walk.complete(number, "UserTask_ConfirmFreeze", "valideur", "dropped", Map.of());

        assertThat(endsOf(number, CLAIM)).containsExactly("EndEvent_ClaimDropped");
        assertThat(passed(number, CLAIM)).contains("BoundaryEvent_FreezeDropped");
        assertThat(claims.find(number)).isEmpty();
        assertThat(clocks.find(number, Delay.INSOLVENCY_CLAIM).orElseThrow().isEnded())
                .isTrue();
    }

    private void assertRefusedByDatabase(String update, DossierNumber number, String why) {
        assertThatThrownBy(() -> jdbc.sql(update + " where dossier_number = :number")
                        .param("number", number.value())
                        .update())
                .as(update)
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining(why);
    }
}
