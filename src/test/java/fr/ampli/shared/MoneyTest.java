package fr.ampli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @Test
    void isExactToTheCentAndNoFiner() {
        assertThat(Money.of("20000.00")).isEqualTo(Money.ofCents(2_000_000)).isEqualTo(Money.of("2E4"));
        assertThatThrownBy(() -> Money.of("0.001")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("vingt")).isInstanceOf(NumberFormatException.class);
        assertThat(Money.of("0.10").amount()).isEqualTo(new BigDecimal("0.10"));
    }

    @Test
    void addsAndTakesAwayWithoutOverflowGoingUnseen() {
        assertThat(Money.of("0.10").plus(Money.of("0.20"))).isEqualTo(Money.of("0.30"));
        assertThat(Money.of("1.00").minus(Money.of("1.01"))).isEqualTo(Money.ofCents(-1));
        assertThatThrownBy(() -> Money.ofCents(Long.MAX_VALUE).plus(Money.ofCents(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "20000.00, 0.60, 12000.00",
        "0.01, 0.49, 0.00",
        "0.01, 0.50, 0.01",
        "0.03, 0.5, 0.02",
        "20000.01, 0.6, 12000.01"
    })
    void aShareIsRoundedOnceHalfUp(String whole, BigDecimal rate, String part) {
        assertThat(Money.of(whole).share(rate)).isEqualTo(Money.of(part));
    }

    @ParameterizedTest
    @CsvSource({
        "0.00, '0,00\u00A0€'",
        "999.99, '999,99\u00A0€'",
        "1000.00, '1\u202F000,00\u00A0€'",
        "20000.00, '20\u202F000,00\u00A0€'",
        "1234567.05, '1\u202F234\u202F567,05\u00A0€'",
        "-8000.00, '-8\u202F000,00\u00A0€'",
        "-0.05, '-0,05\u00A0€'"
    })
    void isWrittenTheFrenchWay(String amount, String french) {
        assertThat(Money.of(amount).french()).isEqualTo(french);
    }

    @Test
    void compares() {
        Money less = Money.of("11999.99");
        Money more = Money.of("12000.00");
        assertThat(less.isLessThan(more)).isTrue();
        assertThat(more.isLessThan(more)).isFalse();
        assertThat(more.isGreaterThan(less)).isTrue();
        assertThat(more.isAtLeast(more)).isTrue();
        assertThat(less.isAtLeast(more)).isFalse();
        assertThat(more.isAtMost(less)).isFalse();
        assertThat(more.min(less)).isEqualTo(less);
        assertThat(Money.ZERO.isZero()).isTrue();
        assertThat(Money.ofCents(-1).isNegative()).isTrue();
        assertThat(Money.ofCents(1).isPositive()).isTrue();
        assertThat(less).isLessThan(more).hasToString("11999.99");
    }
}
