package fr.ampli.process.money;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.payment.Instalment;
import fr.ampli.payment.LedgerKind;
import fr.ampli.shared.DossierNumber;
import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** balance: steps 22 and 25, R03, R13, R32. */
class BalanceTest extends MoneyScenario {

    private static final String KEY = "balance";

    @Test
    void a_met_result_is_paid_in_full_and_handed_over() {
        DossierNumber number = advancePaid();
        resultMet(number);
        moveTo(LocalDate.of(2027, 5, 12));
        start(KEY, number, Map.of());
        pay(number);

        walk.complete(number, "UserTask_HandOver", "charge-mission");

        assertThat(endsOf(number, KEY)).containsExactly("EndEvent_Paid");
        assertThat(payments.paid(number)).isEqualTo(Money.of("20000.00"));
        assertThat(movements(number))
                .containsExactly(LedgerKind.GRANTED, LedgerKind.ADVANCE_PAID, LedgerKind.BALANCE_PAID);
        assertThat(letter(number, "dossier AMPLI est terminé"))
                .contains("20 000,00 €", "31 décembre 2032", "dispositif local d'accompagnement");
        assertThat(isRunning(number)).isFalse();
    }

    @Test
    void without_the_result_no_cent_of_the_balance_is_paid() {
        DossierNumber number = advancePaid();
        start(KEY, number, Map.of());

        assertThat(openTasks(number)).containsExactly("UserTask_ClearPaymentBlock");
        assertThat(orders.find(number, Instalment.BALANCE)).isEmpty();
        resultMet(number);
        walk.complete(number, "UserTask_ClearPaymentBlock", "ordonnateur");
        assertThat(openTasks(number)).containsExactly("UserTask_PreparePayment");
    }

    @Test
    void nobody_is_handed_over_without_consent() {
        DossierNumber number = advancePaid();
        resultMet(number);
        start(KEY, number, Map.of());
        pay(number);

        assertRefused(
                () -> walk.complete(number, "UserTask_HandOver", "charge-mission", Map.of("consent", false)),
                "CONSENT_MISSING");
        assertRefused(
                () -> walk.complete(number, "UserTask_HandOver", "charge-mission", Map.of("jobsFullTime", "-1")),
                "JOBS_NEGATIVE");
        assertThat(count("hand_over", number)).isZero();
        walk.complete(number, "UserTask_HandOver", "charge-mission", "none", Map.of());
        assertThat(letter(number, "dossier AMPLI est terminé")).doesNotContain("relais");
    }
}
