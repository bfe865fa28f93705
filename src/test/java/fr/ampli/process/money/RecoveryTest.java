package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.payment.LedgerKind;
import fr.ampli.payment.Recoveries;
import fr.ampli.payment.RecoveryState;
import fr.ampli.payment.WriteOffAnswer;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import fr.ampli.shared.Person;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** recovery: step 23, R04, R22, R35, R45, R47, E03, E20. */
class RecoveryTest extends MoneyScenario {

    private static final String KEY = "recovery";

    @Autowired
    Recoveries recoveries;

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

        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", "partial", Map.of());
        assertThat(openTasks(number)).containsExactly("UserTask_RecordRepayment");
        walk.complete(number, "UserTask_RecordRepayment", "ordonnateur", Map.of("amount", "10 000,00"));

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Recovered");
        assertThat(passed(number, KEY)).doesNotContain("SendTask_NotifyDrop", "UserTask_ApproveWriteOff");
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
                () -> recoveries.approveWriteOff(
                        number, new WriteOffAnswer("APPROVED", null), new Person("ordonnateur")),
                "SEPARATION_OF_DUTIES");

        walk.complete(number, "UserTask_ApproveWriteOff", "valideur");

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

        walk.complete(number, "UserTask_ApproveWriteOff", "valideur", "refused", Map.of());

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
}
