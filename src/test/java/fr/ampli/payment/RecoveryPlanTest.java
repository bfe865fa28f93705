package fr.ampli.payment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.ampli.shared.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes back pays the oldest instalment first (E21). */
class RecoveryPlanTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 4, 2);

    private final RecoveryPlan plan = new RecoveryPlan(
            1,
            1,
            FIRST.minusDays(30),
            FIRST.minusDays(30),
            Money.of("100.00"),
            FIRST.plusYears(1),
            2,
            RecoveryPlan.State.ACTIVE,
            Optional.empty(),
            List.of(line(1, "33.33"), line(2, "33.33"), line(3, "33.34")));

    private static RecoveryPlan.Line line(int position, String amount) {
        return new RecoveryPlan.Line(
                position, FIRST.plusMonths(position - 1L), Money.of(amount), Optional.empty(), Optional.empty());
    }

    private List<String> open(String due) {
        return plan.standing(Money.of(due)).stream()
                .map(each -> each.open().toString())
                .toList();
    }

    @Test
    void the_oldest_instalment_is_paid_first_to_the_cent() {
        assertThat(open("100.00")).containsExactly("33.33", "33.33", "33.34");
        assertThat(open("99.99")).containsExactly("33.32", "33.33", "33.34");
        assertThat(open("66.67")).containsExactly("0.00", "33.33", "33.34");
        assertThat(open("33.35")).containsExactly("0.00", "0.01", "33.34");
        assertThat(open("0.00")).containsExactly("0.00", "0.00", "0.00");
    }

    @Test
    void an_instalment_is_missed_the_day_after_when_a_cent_of_it_is_open() {
        assertThat(plan.missed(Money.of("100.00"), FIRST)).isEmpty();
        assertThat(plan.missed(Money.of("66.68"), FIRST.plusDays(1))).hasSize(1);
        assertThat(plan.missed(Money.of("66.67"), FIRST.plusDays(1))).isEmpty();
        assertThat(plan.missed(Money.of("100.00"), FIRST.plusMonths(1).plusDays(1)))
                .hasSize(2);
    }
}
